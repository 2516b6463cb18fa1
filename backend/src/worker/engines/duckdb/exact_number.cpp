#include "worker/engines/duckdb/exact_number.h"

#include <algorithm>
#include <limits>

namespace datapilot::worker {
namespace {

std::string digits_of(Uint128 value) {
    std::string digits;
    do {
        digits += static_cast<char>('0' + static_cast<int>(value % 10));
        value /= 10;
    } while (value != 0);
    std::ranges::reverse(digits);
    return digits;
}

// Negating the smallest value overflows; its two's complement does not.
Uint128 magnitude(Int128 value) {
    return value < 0 ? ~static_cast<Uint128>(value) + 1 : static_cast<Uint128>(value);
}

}  // namespace

results::Cell integer_cell(Int128 value) {
    if (value >= std::numeric_limits<std::int64_t>::min() &&
        value <= std::numeric_limits<std::int64_t>::max()) {
        return static_cast<std::int64_t>(value);
    }
    return results::Decimal{(value < 0 ? "-" : "") + digits_of(magnitude(value))};
}

results::Cell unsigned_cell(Uint128 value) {
    if (value <= static_cast<Uint128>(std::numeric_limits<std::int64_t>::max())) {
        return static_cast<std::int64_t>(value);
    }
    return results::Decimal{digits_of(value)};
}

results::Cell decimal_cell(Int128 unscaled, int scale) {
    if (scale == 0) return integer_cell(unscaled);
    const auto decimals = static_cast<std::size_t>(scale);
    auto digits = digits_of(magnitude(unscaled));
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, ".");
    return results::Decimal{(unscaled < 0 ? "-" : "") + digits};
}

}  // namespace datapilot::worker
