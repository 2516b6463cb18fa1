#include "dashboards/compared_period.h"

#include <algorithm>
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <chrono>

namespace datapilot::dashboards {
namespace {

using base::Date;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;

bool begins_a_month(Date date) {
    return date.day() == std::chrono::day{1};
}

Date last_of_month(Date date) {
    return Date{sys_days{date.year() / date.month() / std::chrono::last}};
}

// The 31st of a shorter month is its last day where a period begins, and the day after it where one
// ends: ends are not in their periods.
Days earlier_by(const Days& period, months count) {
    auto from = *period.from - count;
    auto before = *period.before - count;
    if (!from.ok()) from = last_of_month(from);
    if (!before.ok()) before = Date{sys_days{last_of_month(before)} + std::chrono::days{1}};
    return {from, before};
}

months months_between(Date from, Date before) {
    return (before.year() / before.month()) - (from.year() / from.month());
}

}  // namespace

std::optional<Days> compared_period(const Days& period, Comparison comparison, Date today) {
    if (!period.from || !period.before || comparison == Comparison::none) return std::nullopt;
    const auto from = *period.from;
    const auto tomorrow = Date{sys_days{today} + days{1}};
    const bool runs = from <= today && today < *period.before;
    const auto before = runs ? std::min(tomorrow, *period.before) : *period.before;
    if (comparison == Comparison::previous_year) {
        return earlier_by({from, before}, months{12});
    }
    if (begins_a_month(from) && begins_a_month(*period.before)) {
        return earlier_by({from, before}, months_between(from, *period.before));
    }
    const auto length = sys_days{*period.before} - sys_days{from};
    return Days{Date{sys_days{from} - length}, Date{sys_days{before} - length}};
}

std::optional<std::string> change_percent(std::string_view before, std::string_view now) {
    using Number = boost::multiprecision::cpp_dec_float_50;
    if (before.empty() || now.empty()) return std::nullopt;
    const Number first{std::string{before}};
    if (first == 0) return std::nullopt;
    const Number grown = (Number{std::string{now}} - first) / abs(first) * 100;
    const Number rounded = round(grown * 10) / 10;
    return rounded.str(1, std::ios_base::fixed);
}

}  // namespace datapilot::dashboards
