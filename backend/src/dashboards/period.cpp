#include "dashboards/period.h"

#include <algorithm>
#include <array>
#include <boost/json/value.hpp>
#include <boost/system/system_error.hpp>
#include <chrono>

#include "http/json_body.h"
#include "http/validation.h"
#include "query_plan/json.h"

namespace datapilot::dashboards {
namespace {

namespace json = boost::json;
using base::Date;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

constexpr std::array<std::string_view, 14> presets{
    "today",        "yesterday", "last_7_days", "last_30_days",  "last_90_days",
    "this_week",    "last_week", "this_month",  "last_month",    "this_quarter",
    "last_quarter", "this_year", "last_year",   "last_12_months"};

Date plus(Date date, days count) {
    return Date{sys_days{date} + count};
}

Date monday_of(Date today) {
    const std::chrono::weekday day{sys_days{today}};
    return plus(today, -days{day.iso_encoding() - 1});
}

Date first_of_month(Date date) {
    return date.year() / date.month() / std::chrono::day{1};
}

Date first_of_quarter(Date date) {
    const unsigned month = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
    return date.year() / std::chrono::month{month} / std::chrono::day{1};
}

Date first_of_year(Date date) {
    return date.year() / std::chrono::January / std::chrono::day{1};
}

Days ending_with(Date today, int count) {
    return {plus(today, -days{count - 1}), plus(today, days{1})};
}

Days days_of(PeriodPreset preset, Date today) {
    const auto week = monday_of(today);
    const auto month = first_of_month(today);
    const auto quarter = first_of_quarter(today);
    const auto year = first_of_year(today);
    switch (preset) {
        case PeriodPreset::today:
            return ending_with(today, 1);
        case PeriodPreset::yesterday:
            return {plus(today, -days{1}), today};
        case PeriodPreset::last_7_days:
            return ending_with(today, 7);
        case PeriodPreset::last_30_days:
            return ending_with(today, 30);
        case PeriodPreset::last_90_days:
            return ending_with(today, 90);
        case PeriodPreset::this_week:
            return {week, plus(week, days{7})};
        case PeriodPreset::last_week:
            return {plus(week, -days{7}), week};
        case PeriodPreset::this_month:
            return {month, month + months{1}};
        case PeriodPreset::last_month:
            return {month - months{1}, month};
        case PeriodPreset::this_quarter:
            return {quarter, quarter + months{3}};
        case PeriodPreset::last_quarter:
            return {quarter - months{3}, quarter};
        case PeriodPreset::this_year:
            return {year, year + years{1}};
        case PeriodPreset::last_year:
            return {year - years{1}, year};
        case PeriodPreset::last_12_months:
            return {month - months{11}, month + months{1}};
    }
    return {};
}

std::optional<Date> day_in(const std::optional<std::string>& text, std::string field,
                           http::FieldErrors& errors) {
    if (!text) return std::nullopt;
    try {
        return query_plan::date_from_json(json::string(*text));
    } catch (const boost::system::system_error&) {
        errors.add(std::move(field), base::FieldErrc::invalid_format);
        return std::nullopt;
    }
}

}  // namespace

std::string_view name(PeriodPreset preset) {
    return presets[static_cast<std::size_t>(preset)];
}

std::vector<PeriodPreset> presets_of(const Days& days, Date today) {
    std::vector<PeriodPreset> found;
    for (std::size_t i = 0; i < presets.size(); ++i) {
        const auto preset = static_cast<PeriodPreset>(i);
        if (days_of(preset, today) == days) found.push_back(preset);
    }
    return found;
}

Days days_of(const Period& period, Date today) {
    if (const auto* fixed = std::get_if<Days>(&period)) return *fixed;
    return days_of(std::get<PeriodPreset>(period), today);
}

json::object to_json(const Period& period) {
    if (const auto* preset = std::get_if<PeriodPreset>(&period)) return {{"preset", name(*preset)}};
    const auto& fixed = std::get<Days>(period);
    json::object object;
    if (fixed.from) object["from"] = query_plan::date_to_json(*fixed.from);
    if (fixed.before) object["before"] = query_plan::date_to_json(*fixed.before);
    return object;
}

base::Result<Period> period_from_json(json::object object, const std::string& path) {
    std::optional<std::string> preset, from, before;
    http::JsonFields fields(std::move(object), path);
    fields.read("preset", preset);
    fields.read("from", from);
    fields.read("before", before);
    if (auto complete = fields.finish(); !complete) return complete.error();

    if (preset) {
        const auto found = std::ranges::find(presets, *preset);
        if (found == presets.end() || from || before) {
            return http::invalid_field(path + "preset", base::FieldErrc::not_allowed);
        }
        return static_cast<PeriodPreset>(found - presets.begin());
    }
    http::FieldErrors errors;
    Days fixed{day_in(from, path + "from", errors), day_in(before, path + "before", errors)};
    if (!errors.empty()) return errors.error();
    if (!fixed.from && !fixed.before) {
        return http::invalid_field(path + "from", base::FieldErrc::required);
    }
    if (fixed.from && fixed.before && *fixed.from >= *fixed.before) {
        return http::invalid_field(path + "before", base::FieldErrc::out_of_range);
    }
    return Period{fixed};
}

}  // namespace datapilot::dashboards
