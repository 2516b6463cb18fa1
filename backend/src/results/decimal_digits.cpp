#include "results/decimal_digits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <variant>

namespace datapilot::results {
namespace {

constexpr std::string_view narrow_space = "\u202f";
constexpr int most_decimals = 2;
constexpr int most_small_decimals = 4;

struct Number {
    bool negative = false;
    std::string whole;
    std::string fraction;
};

Number split(std::string_view digits) {
    Number number;
    if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) {
        number.negative = digits.front() == '-';
        digits.remove_prefix(1);
    }
    const auto point = digits.find('.');
    number.whole = digits.substr(0, point);
    if (point != std::string_view::npos) number.fraction = digits.substr(point + 1);
    if (number.whole.empty()) number.whole = "0";
    return number;
}

// Adds one to the last digit, carrying as far as needed.
void increment(std::string& digits) {
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        if (*digit != '9') {
            ++*digit;
            return;
        }
        *digit = '0';
    }
    digits.insert(digits.begin(), '1');
}

Number rounded(Number number, std::size_t decimals) {
    if (number.fraction.size() <= decimals) {
        number.fraction.resize(decimals, '0');
        return number;
    }
    const bool up = number.fraction[decimals] >= '5';
    auto all = number.whole + number.fraction.substr(0, decimals);
    if (up) increment(all);
    number.fraction = all.substr(all.size() - decimals);
    number.whole = all.substr(0, all.size() - decimals);
    return number;
}

bool is_zero(const Number& number) {
    const auto zeros = [](const std::string& text) {
        return text.find_first_not_of('0') == std::string::npos;
    };
    return zeros(number.whole) && zeros(number.fraction);
}

// Without the zeros that change nothing, and zero without a sign.
Number magnitude(Number number) {
    number.whole.erase(0, number.whole.find_first_not_of('0'));
    number.fraction.erase(number.fraction.find_last_not_of('0') + 1);
    if (number.whole.empty() && number.fraction.empty()) number.negative = false;
    return number;
}

bool smaller(const Number& left, const Number& right) {
    if (left.whole.size() != right.whole.size()) return left.whole.size() < right.whole.size();
    return std::tie(left.whole, left.fraction) < std::tie(right.whole, right.fraction);
}

}  // namespace

std::string digits_of(const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) return std::to_string(*integer);
    if (const auto* decimal = std::get_if<Decimal>(&cell)) return decimal->digits;
    const auto* approximate = std::get_if<double>(&cell);
    if (!approximate) return {};
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *approximate,
                                   std::chars_format::fixed);
    return {buffer.data(), end.ptr};
}

std::string french_number(std::string_view digits, int decimals) {
    if (digits.find_first_not_of("+-.0123456789") != std::string_view::npos) {
        return std::string{digits};  // "inf" and "nan" have no digits to group
    }
    const auto number = rounded(split(digits), static_cast<std::size_t>(decimals));
    std::string text = number.negative && !is_zero(number) ? "-" : "";
    for (std::size_t i = 0; i < number.whole.size(); ++i) {
        if (i > 0 && (number.whole.size() - i) % 3 == 0) text.append(narrow_space);
        text += number.whole[i];
    }
    if (!number.fraction.empty()) text += "," + number.fraction;
    return text;
}

bool less(std::string_view left, std::string_view right) {
    const auto a = magnitude(split(left));
    const auto b = magnitude(split(right));
    if (a.negative != b.negative) return a.negative;
    return a.negative ? smaller(b, a) : smaller(a, b);
}

int shown_decimals(std::string_view digits) {
    const auto number = split(digits);
    const auto last = number.fraction.find_last_not_of('0');
    if (last == std::string::npos) return 0;
    const int wanted = static_cast<int>(last) + 1;
    const bool below_one = number.whole.find_first_not_of('0') == std::string::npos;
    const bool small = below_one && number.fraction.substr(0, 1) == "0";
    return std::min(wanted, small ? most_small_decimals : most_decimals);
}

}  // namespace datapilot::results
