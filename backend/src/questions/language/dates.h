#pragma once

#include <optional>

#include "base/clock.h"
#include "questions/language/periods.h"

// Arithmetic of the calendar: weeks start on Monday, months that are too short clamp their last
// day.
namespace datapilot::questions::language {

base::Date plus_days(base::Date date, int days);
base::Date plus_months(base::Date date, int months);
base::Date plus(base::Date date, int count, Grain grain);

struct Days {
    base::Date begin;
    base::Date end;  // not included
};

// The day, week, month… that holds the date.
Days unit_of(base::Date date, Grain grain);
// The unit with this number in its year: month 1 to 12, quarter 1 to 4, half 1 or 2, ISO week 1
// to 53; none where the year has no such unit.
std::optional<Days> numbered_unit(int year, unsigned number, Grain grain);
Days whole_year(int year);
// None where there is no such day: 30 February.
std::optional<Days> single_day(int year, unsigned month, unsigned day);

}  // namespace datapilot::questions::language
