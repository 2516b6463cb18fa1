#include "worker/ingest/date_form.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace datapilot::worker::ingest {
namespace {

struct Number {
    int value = 0;
    std::size_t digits = 0;
};

// Takes from one to four digits.
Number take_number(std::string_view& text) {
    Number number;
    while (number.digits < text.size() && number.digits < 4 && text[number.digits] >= '0' &&
           text[number.digits] <= '9') {
        number.value = number.value * 10 + (text[number.digits] - '0');
        ++number.digits;
    }
    text.remove_prefix(number.digits);
    return number;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

bool exists(int year, int month, int day) {
    if (year < 1 || month < 1 || day < 1) return false;
    return std::chrono::year_month_day{std::chrono::year{year},
                                       std::chrono::month{static_cast<unsigned>(month)},
                                       std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
}

void allow(DateShape& shape, DateForm form) {
    shape.forms = static_cast<std::uint8_t>(shape.forms | (1U << form));
}

bool take_two(std::string_view& text, int limit, int& value) {
    const auto number = take_number(text);
    value = number.value;
    return number.digits == 2 && value < limit;
}

bool take_offset(std::string_view& text) {
    if (take(text, 'Z')) return true;
    if (!take(text, '+') && !take(text, '-')) return false;
    int hours = 0;
    int minutes = 0;
    if (text.size() == 4) {  // "+0200"
        const auto number = take_number(text);
        return number.digits == 4 && number.value < 1500 && number.value % 100 < 60;
    }
    if (!take_two(text, 15, hours)) return false;
    return text.empty() || (take(text, ':') && take_two(text, 60, minutes));
}

// What may stand behind the date: a time of day, with seconds, a fraction and an offset or not.
bool take_time(std::string_view& text, DateShape& shape) {
    shape.letter_t = take(text, 'T');
    if (!shape.letter_t && !take(text, ' ')) return false;
    const auto hour = take_number(text);
    int minute = 0;
    int second = 0;
    if (hour.digits < 1 || hour.digits > 2 || hour.value > 23) return false;
    if (!take(text, ':') || !take_two(text, 60, minute)) return false;
    shape.time = true;
    if (take(text, ':')) {
        if (!take_two(text, 60, second)) return false;
        shape.seconds = true;
        if (take(text, '.')) {
            const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
            if (end == 0 || end > 9) return false;
            shape.fraction = true;
            shape.midnight = text.substr(0, end).find_first_not_of('0') == text.npos;
            text.remove_prefix(end);
        }
    }
    shape.midnight = shape.midnight && hour.value == 0 && minute == 0 && second == 0;
    if (!text.empty()) shape.offset = take_offset(text);
    return text.empty();
}

std::optional<DateShape> sas_shape(std::string_view text) {
    constexpr std::array<std::string_view, 12> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                      "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    if (text.size() != 18 || text[9] != ':') return std::nullopt;
    auto rest = text;
    const auto day = take_number(rest);
    const auto month_name = std::ranges::find(months, rest.substr(0, 3));
    if (day.digits != 2 || month_name == months.end()) return std::nullopt;
    rest.remove_prefix(3);
    const auto year = take_number(rest);
    const auto month_number = static_cast<int>(month_name - months.begin()) + 1;
    if (year.digits != 4 || !exists(year.value, month_number, day.value)) return std::nullopt;
    rest.remove_prefix(1);
    DateShape shape;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!take_two(rest, 24, hour) || !take(rest, ':') || !take_two(rest, 60, minute) ||
        !take(rest, ':') || !take_two(rest, 60, second)) {
        return std::nullopt;
    }
    shape.time = true;
    shape.midnight = hour == 0 && minute == 0 && second == 0;
    allow(shape, sas);
    return shape;
}

// "2025-12" and "12/2025".
std::optional<DateShape> month_shape(Number first, Number second, char separator) {
    DateShape shape{.separator = separator};
    if (first.digits == 4 && second.digits == 2 && exists(first.value, second.value, 1)) {
        if (separator == '-') allow(shape, month);
    } else if (first.digits == 2 && second.digits == 4 && exists(second.value, first.value, 1)) {
        if (separator == '/') allow(shape, month_my);
    }
    if (shape.forms == 0) return std::nullopt;
    return shape;
}

void order_parts(Number a, Number b, Number c, DateShape& shape) {
    if (a.digits == 4 && b.digits <= 2 && c.digits <= 2) {
        if (exists(a.value, b.value, c.value)) allow(shape, ymd);
        return;
    }
    if (a.digits > 2 || b.digits > 2 || (c.digits != 4 && c.digits != 2)) return;
    // Without its century a year is told from a version or a section number only by slashes.
    if (c.digits == 2 && shape.separator != '/') return;
    shape.short_year = c.digits == 2;
    const int year = c.digits == 4 ? c.value : (c.value < 69 ? 2000 : 1900) + c.value;
    if (exists(year, b.value, a.value)) allow(shape, dmy);
    if (exists(year, a.value, b.value)) allow(shape, mdy);
}

}  // namespace

std::optional<DateShape> date_shape(std::string_view text) {
    if (text.size() < 6 || text.size() > 35 || text.front() < '0' || text.front() > '9') {
        return std::nullopt;
    }
    if (auto shape = sas_shape(text)) return shape;
    const auto first = take_number(text);
    if (first.digits == 0 || text.empty()) return std::nullopt;
    const char separator = text.front();
    if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
    text.remove_prefix(1);
    const auto second = take_number(text);
    if (second.digits == 0) return std::nullopt;
    if (text.empty()) return month_shape(first, second, separator);
    if (!take(text, separator)) return std::nullopt;
    const auto third = take_number(text);
    if (third.digits == 0) return std::nullopt;
    DateShape shape{.separator = separator};
    order_parts(first, second, third, shape);
    if (shape.forms == 0) return std::nullopt;
    if (!text.empty() && !take_time(text, shape)) return std::nullopt;
    return shape;
}

}  // namespace datapilot::worker::ingest
