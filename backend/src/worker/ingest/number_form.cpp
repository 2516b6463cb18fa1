#include "worker/ingest/number_form.h"

#include <algorithm>

#include "worker/ingest/text_trim.h"

namespace datapilot::worker::ingest {
namespace {

constexpr std::size_t most_groups = 14;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Runs of digits and what stands between them.
struct Groups {
    std::array<std::string_view, most_groups> digits;
    std::array<char, most_groups> signs{};  // behind digits[i]: ' ', '.', ','
    std::size_t count = 0;
};

bool take(std::string_view& text, std::string_view head) {
    if (!text.starts_with(head)) return false;
    text.remove_prefix(head.size());
    return true;
}

bool take_end(std::string_view& text, std::string_view tail) {
    if (!text.ends_with(tail)) return false;
    text.remove_suffix(tail.size());
    return true;
}

char take_sign(std::string_view& text) {
    if (take(text, ".")) return '.';
    if (take(text, ",")) return ',';
    for (const auto space : {" ", "\u00a0", "\u202f", "\u2009"}) {
        if (take(text, space)) return ' ';
    }
    return 0;
}

bool split(std::string_view text, Groups& groups) {
    while (groups.count < most_groups) {
        const auto end = std::ranges::find_if_not(text, is_digit) - text.begin();
        groups.digits[groups.count++] = text.substr(0, static_cast<std::size_t>(end));
        text.remove_prefix(static_cast<std::size_t>(end));
        if (text.empty()) return true;
        const char sign = take_sign(text);
        if (!sign) return false;
        groups.signs[groups.count - 1] = sign;
    }
    return false;
}

void read_units(std::string_view& text, NumberShape& shape) {
    constexpr std::array<std::pair<std::string_view, Currency>, 5> currencies{
        {{"€", Currency::euro},
         {"EUR", Currency::euro},
         {"$", Currency::dollar},
         {"£", Currency::pound},
         {"eur", Currency::euro}}};
    for (const auto& [sign, currency] : currencies) {
        if (take_end(text, sign) || take(text, sign)) {
            shape.currency = currency;
            text = trimmed(text);
            return;
        }
    }
    if (take_end(text, "%")) {
        shape.percent = true;
        text = trimmed(text);
    }
}

void read_signs(std::string_view& text, NumberShape& shape) {
    shape.plus = take(text, "+");
    if (!shape.plus && !take(text, "-")) shape.other_minus = take(text, "\u2212");
    if (!text.empty() && !is_digit(text.front())) text = trimmed(text);
}

bool read_exponent(std::string_view& text, NumberShape& shape) {
    const auto e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0) return true;
    auto power = text.substr(e + 1);
    if (!power.empty() && (power.front() == '+' || power.front() == '-')) power.remove_prefix(1);
    if (power.empty() || power.size() > 3 || !std::ranges::all_of(power, is_digit)) return false;
    shape.exponent = true;
    text = text.substr(0, e);
    return true;
}

// Whether the groups are one integer part cut in threes by `separator`, then perhaps decimals
// behind `decimal`.
void try_form(const Groups& groups, NumberForm form, char separator, char decimal,
              NumberShape& shape) {
    auto integer_groups = groups.count;
    std::size_t decimals = 0;
    if (groups.count > 1 && groups.signs[groups.count - 2] == decimal) {
        --integer_groups;
        decimals = groups.digits[integer_groups].size();
        if (decimals == 0) return;
    }
    std::size_t digits = 0;
    for (std::size_t i = 0; i < integer_groups; ++i) {
        const auto size = groups.digits[i].size();
        if (i + 1 < integer_groups && groups.signs[i] != separator) return;
        if (i > 0 && size != 3) return;
        if (i == 0 && integer_groups > 1 && (size == 0 || size > 3)) return;
        digits += size;
    }
    if (digits == 0 && decimals == 0) return;
    shape.forms = static_cast<std::uint8_t>(shape.forms | (1U << form));
    shape.integer_digits[form] = static_cast<std::uint16_t>(digits);
    shape.decimals[form] = static_cast<std::uint16_t>(decimals);
}

// "007" is a code; "0,5" and "0" are numbers.
bool is_code(const Groups& groups) {
    const auto first = groups.digits[0];
    return first.size() > 1 && first.front() == '0';
}

}  // namespace

std::optional<NumberShape> simple_decimal(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    if (digits == 0 || digits == text.size() || (digits > 1 && text.front() == '0')) {
        return std::nullopt;
    }
    const char sign = text[digits];
    const auto decimals = text.substr(digits + 1);
    // "1.234" and "1,234" can be read in more ways than two.
    if ((sign != '.' && sign != ',') || decimals.empty() || decimals.size() == 3) {
        return std::nullopt;
    }
    for (const char c : decimals) {
        if (!is_digit(c)) return std::nullopt;
    }
    NumberShape shape{.zero_fraction = decimals == "0"};
    for (const auto form : sign == '.' ? std::array{plain, english} : std::array{french, dotted}) {
        shape.forms = static_cast<std::uint8_t>(shape.forms | (1U << form));
        shape.integer_digits[form] = static_cast<std::uint16_t>(digits);
        shape.decimals[form] = static_cast<std::uint16_t>(decimals.size());
    }
    return shape;
}

std::optional<NumberShape> number_shape(std::string_view text) {
    NumberShape shape;
    read_signs(text, shape);
    const auto sign_seen = text.size();
    read_units(text, shape);
    if (text.size() != sign_seen && !shape.plus && !shape.other_minus) read_signs(text, shape);
    if (text.empty() || !read_exponent(text, shape)) return std::nullopt;
    Groups groups;
    if (!split(text, groups) || is_code(groups)) return std::nullopt;
    if (shape.exponent) {
        if (groups.count > 2 || (groups.count == 2 && groups.signs[0] != '.')) return std::nullopt;
    }
    try_form(groups, plain, 0, '.', shape);
    if (!shape.exponent) {
        try_form(groups, french, ' ', ',', shape);
        try_form(groups, dotted, '.', ',', shape);
        try_form(groups, english, ',', '.', shape);
    }
    if (shape.forms == 0) return std::nullopt;
    shape.grouped = groups.count > 2 || (groups.count == 2 && groups.signs[0] == ' ');
    shape.zero_fraction = groups.count == 1 || groups.digits[groups.count - 1] == "0";
    // A telephone number has a plus too; a measured change has decimals or a unit.
    if (shape.plus && groups.count == 1 && !shape.decorated() && text.size() > 6) {
        return std::nullopt;
    }
    return shape;
}

}  // namespace datapilot::worker::ingest
