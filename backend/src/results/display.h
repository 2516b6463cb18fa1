#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "results/result_table.h"

// How the columns of a result are shown to a person: fr-FR numbers and dates, in both languages.
namespace datapilot::results {

enum class Role { dimension, measure, other };

// `eur`: an amount; `percent`: 25.5 is 25,5 %; `days`: a duration; `identifier`: digits that are a
// code; `weekday`: 1 is Monday; `hour`: of the day; the others: a date that starts such a period (a
// year may be an integer).
enum class Format {
    plain,
    eur,
    percent,
    days,
    identifier,
    year,
    half_year,
    quarter,
    month,
    week,
    day,
    weekday,
    hour
};

struct ShownColumn {
    Column column;
    std::string label;
    Role role = Role::other;
    Format format = Format::plain;
    bool additive = false;  // its values may be added up: a sum or a count, not an average
    std::string unit{};     // shown after the number: « km »
    bool operator==(const ShownColumn&) const = default;
};

std::string_view name(Role role);
// Empty for `plain`.
std::string_view name(Format format);
bool is_period(Format format);
bool is_number(const ShownColumn& column);

// How many decimals make a column readable: those that its cells want.
int decimals_of(const ShownColumn& column, const Rows& rows, std::size_t index);

// One cell as a person reads it; a missing one is empty.
std::string shown(const Cell& cell, const ShownColumn& column, int decimals,
                  base::Language language);

}  // namespace datapilot::results
