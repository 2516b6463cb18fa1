#include "questions/language/dates.h"

namespace datapilot::questions::language {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

base::Date date_of(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

base::Date monday_of(base::Date date) {
    const std::chrono::weekday weekday{sys_days{date}};
    return sys_days{date} - days{static_cast<int>(weekday.iso_encoding()) - 1};
}

// The Monday of ISO week 1: that of the week with 4 January.
base::Date first_monday(int year) {
    return monday_of(date_of(year, 1, 4));
}

int months_of(Grain grain) {
    switch (grain) {
        case Grain::month:
            return 1;
        case Grain::quarter:
            return 3;
        case Grain::half_year:
            return 6;
        default:
            return 12;
    }
}

}  // namespace

base::Date plus_days(base::Date date, int count) {
    return sys_days{date} + days{count};
}

base::Date plus_months(base::Date date, int count) {
    const auto moved = date + months{count};
    if (moved.ok()) return moved;
    return moved.year() / moved.month() / std::chrono::last;
}

base::Date plus(base::Date date, int count, Grain grain) {
    if (grain == Grain::day) return plus_days(date, count);
    if (grain == Grain::week) return plus_days(date, 7 * count);
    return plus_months(date, count * months_of(grain));
}

Days unit_of(base::Date date, Grain grain) {
    if (grain == Grain::day) return {date, plus_days(date, 1)};
    if (grain == Grain::week) return {monday_of(date), plus_days(monday_of(date), 7)};
    const auto length = static_cast<unsigned>(months_of(grain));
    const auto month = (static_cast<unsigned>(date.month()) - 1) / length * length + 1;
    const auto begin = date_of(static_cast<int>(date.year()), month, 1);
    return {begin, plus_months(begin, static_cast<int>(length))};
}

std::optional<Days> numbered_unit(int year, unsigned number, Grain grain) {
    if (number == 0) return std::nullopt;
    if (grain == Grain::week) {
        const auto begin = plus_days(first_monday(year), 7 * (static_cast<int>(number) - 1));
        if (sys_days{begin} >= sys_days{first_monday(year + 1)}) return std::nullopt;
        return Days{begin, plus_days(begin, 7)};
    }
    const auto length = static_cast<unsigned>(months_of(grain));
    if (grain == Grain::day || number > 12 / length) return std::nullopt;
    return unit_of(date_of(year, (number - 1) * length + 1, 1), grain);
}

Days whole_year(int year) {
    return {date_of(year, 1, 1), date_of(year + 1, 1, 1)};
}

std::optional<Days> single_day(int year, unsigned month, unsigned day) {
    const auto date = date_of(year, month, day);
    if (!date.ok()) return std::nullopt;
    return Days{date, plus_days(date, 1)};
}

DateRange one_year_before(const DateRange& range) {
    const auto earlier = [](const std::optional<base::Date>& date) -> std::optional<base::Date> {
        if (!date) return std::nullopt;
        return plus_months(*date, -12);
    };
    return {earlier(range.begin), earlier(range.end)};
}

DateRange just_before(const DateRange& range, Grain grain) {
    if (!range.begin || !range.end) return range;
    // As many whole units as the range holds, or as many days when it is not made of whole ones.
    int units = 0;
    auto date = *range.begin;
    while (date < *range.end && units < 10'000) date = plus(*range.begin, ++units, grain);
    if (date == *range.end) return {plus(*range.begin, -units, grain), range.begin};
    const auto length = sys_days{*range.end} - sys_days{*range.begin};
    return {base::Date{sys_days{*range.begin} - length}, range.begin};
}

}  // namespace datapilot::questions::language
