#include "results/display.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <variant>

#include "base/month.h"
#include "base/weekday.h"
#include "results/decimal_digits.h"

namespace datapilot::results {
namespace {

constexpr std::string_view narrow_space = "\u202f";
constexpr std::string_view no_break_space = "\u00a0";
constexpr int decimals_of_euros = 2;

constexpr std::array role_names{
    std::pair{Role::dimension, std::string_view{"dimension"}},
    std::pair{Role::measure, std::string_view{"measure"}},
    std::pair{Role::other, std::string_view{"other"}},
};

constexpr std::array format_names{
    std::pair{Format::plain, std::string_view{""}},
    std::pair{Format::eur, std::string_view{"eur"}},
    std::pair{Format::percent, std::string_view{"percent"}},
    std::pair{Format::days, std::string_view{"days"}},
    std::pair{Format::identifier, std::string_view{"identifier"}},
    std::pair{Format::year, std::string_view{"year"}},
    std::pair{Format::half_year, std::string_view{"half_year"}},
    std::pair{Format::quarter, std::string_view{"quarter"}},
    std::pair{Format::month, std::string_view{"month"}},
    std::pair{Format::week, std::string_view{"week"}},
    std::pair{Format::day, std::string_view{"day"}},
    std::pair{Format::weekday, std::string_view{"weekday"}},
    std::pair{Format::hour, std::string_view{"hour"}},
};

std::string weekday_shown(std::string_view digits, bool french) {
    const bool known = digits.size() == 1 && digits[0] >= '1' && digits[0] <= '7';
    if (!known) return std::string{digits};
    const auto language = french ? base::Language::french : base::Language::english;
    return std::string{base::weekday_name(static_cast<unsigned>(digits[0] - '0'), language)};
}

std::string number_shown(std::string_view digits, const ShownColumn& column, int decimals,
                         bool french) {
    if (column.format == Format::identifier || column.format == Format::year) {
        return std::string{digits};
    }
    if (column.format == Format::weekday) return weekday_shown(digits, french);
    if (column.format == Format::hour) return std::string{digits} + (french ? " h" : ":00");
    auto text = french_number(digits, decimals);
    if (column.format == Format::percent) text.append(narrow_space).append("%");
    if (column.format == Format::eur) text.append(no_break_space).append("€");
    if (column.format == Format::days) {
        text.append(no_break_space).append(french ? "j" : "d");
    }
    if (!column.unit.empty()) text.append(no_break_space).append(column.unit);
    return text;
}

struct IsoDate {
    std::string_view year;
    std::string_view month;
    std::string_view day;
    std::string_view time;
};

bool is_iso_date(std::string_view text) {
    return text.size() >= 10 && text[4] == '-' && text[7] == '-';
}

IsoDate iso_date(std::string_view text) {
    return {text.substr(0, 4), text.substr(5, 2), text.substr(8, 2),
            text.size() > 11 ? text.substr(11) : std::string_view{}};
}

int month_number(std::string_view month) {
    int number = 1;
    std::from_chars(month.data(), month.data() + month.size(), number);
    return std::clamp(number, 1, 12);
}

std::string day_shown(const IsoDate& date) {
    return std::string{date.day}.append("/").append(date.month).append("/").append(date.year);
}

std::string time_shown(std::string_view time) {
    const bool whole_minute = time.size() < 8 || time.substr(6, 2) == "00";
    return std::string{time.substr(0, whole_minute ? 5 : 8)};
}

std::string period_shown(const IsoDate& date, Format format, bool french) {
    std::string year{date.year};
    const int month = month_number(date.month);
    switch (format) {
        case Format::year:
            return year;
        case Format::half_year:
            return (french ? "S" : "H") + std::to_string(month > 6 ? 2 : 1) + " " + year;
        case Format::quarter:
            return (french ? "T" : "Q") + std::to_string((month + 2) / 3) + " " + year;
        case Format::month:
            return std::string{base::month_name(
                       static_cast<unsigned>(month),
                       french ? base::Language::french : base::Language::english)} +
                   " " + year;
        case Format::week:
            return (french ? "semaine du " : "week of ") + day_shown(date);
        default:
            return day_shown(date);
    }
}

std::string date_shown(std::string_view text, const ShownColumn& column, bool french) {
    const auto date = iso_date(text);
    if (is_period(column.format)) return period_shown(date, column.format, french);
    if (column.column.type == ColumnType::date || date.time.size() < 5) return day_shown(date);
    return day_shown(date) + " " + time_shown(date.time);
}

bool holds_dates(const ShownColumn& column) {
    return column.column.type == ColumnType::date || column.column.type == ColumnType::timestamp;
}

}  // namespace

std::string_view name(Role role) {
    return std::ranges::find(role_names, role, [](const auto& pair) { return pair.first; })->second;
}

std::string_view name(Format format) {
    return std::ranges::find(format_names, format, [](const auto& pair) { return pair.first; })
        ->second;
}

bool is_period(Format format) {
    using enum Format;
    return format == year || format == half_year || format == quarter || format == month ||
           format == week || format == day;
}

bool is_number(const ShownColumn& column) {
    return column.column.type == ColumnType::integer || column.column.type == ColumnType::decimal;
}

int decimals_of(const ShownColumn& column, const Rows& rows, std::size_t index) {
    if (column.format == Format::eur) return decimals_of_euros;
    int decimals = 0;
    for (const auto& row : rows) {
        decimals = std::max(decimals, shown_decimals(digits_of(row[index])));
    }
    return decimals;
}

std::string shown(const Cell& cell, const ShownColumn& column, int decimals,
                  base::Language language) {
    const bool french = language == base::Language::french;
    if (const auto* truth = std::get_if<bool>(&cell)) {
        return french ? (*truth ? "oui" : "non") : (*truth ? "yes" : "no");
    }
    if (const auto* text = std::get_if<std::string>(&cell)) {
        const bool date = holds_dates(column) && is_iso_date(*text);
        return date ? date_shown(*text, column, french) : *text;
    }
    const auto digits = digits_of(cell);
    return digits.empty() ? std::string{} : number_shown(digits, column, decimals, french);
}

}  // namespace datapilot::results
