#include "postgres/instant.h"

#include <fmt/format.h>

#include <charconv>

namespace datapilot::postgres {
namespace {

std::optional<int> number(std::string_view text, std::size_t from, std::size_t length) {
    if (from + length > text.size()) return std::nullopt;
    int value = 0;
    const char* begin = text.data() + from;
    const auto [end, failure] = std::from_chars(begin, begin + length, value);
    if (failure != std::errc{} || end != begin + length) return std::nullopt;
    return value;
}

// Digits after the point, as many as are not zero.
std::optional<std::chrono::microseconds> fraction(std::string_view digits) {
    if (digits.empty() || digits.size() > 6) return std::nullopt;
    auto value = number(digits, 0, digits.size());
    if (!value) return std::nullopt;
    for (auto places = digits.size(); places < 6; ++places) *value *= 10;
    return std::chrono::microseconds{*value};
}

}  // namespace

std::string instant_text(base::Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:06}+00",
                       static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::optional<base::Instant> parse_instant(std::string_view text) {
    if (!text.ends_with("+00")) return std::nullopt;
    text.remove_suffix(3);
    const auto year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
    const auto hour = number(text, 11, 2), minute = number(text, 14, 2),
               second = number(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
    std::optional<std::chrono::microseconds> rest{0};
    if (text.size() > 19) rest = fraction(text.substr(20));
    if (!rest) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second} + *rest;
}

}  // namespace datapilot::postgres
