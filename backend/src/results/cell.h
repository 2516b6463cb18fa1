#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>

namespace datapilot::results {

// An exact number as its shortest decimal digits, e.g. "-1234.50": money stays exact on its way
// out.
struct Decimal {
    std::string digits;
    auto operator<=>(const Decimal&) const = default;
};

// One cell: absent, or a value. Dates are "2025-12-31", timestamps "2025-12-31T08:30:00".
using Cell = std::variant<std::monostate, bool, std::int64_t, double, Decimal, std::string>;

}  // namespace datapilot::results
