#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace datapilot::dashboards {

enum class PeriodPreset {
    today,
    yesterday,
    last_7_days,
    last_30_days,
    last_90_days,
    this_week,
    last_week,
    this_month,
    last_month,
    this_quarter,
    last_quarter,
    this_year,
    last_year,
    last_12_months
};

// [from, before), either end may be open, never both.
struct Days {
    std::optional<base::Date> from{};
    std::optional<base::Date> before{};
    bool operator==(const Days&) const = default;
};

// Relative to the day on which the data is asked for, or fixed.
using Period = std::variant<PeriodPreset, Days>;

std::string_view name(PeriodPreset preset);
// Those that mean these days on that day: on a Sunday, this week is the last 7 days too.
std::vector<PeriodPreset> presets_of(const Days& days, base::Date today);
// Weeks start on Monday; the last 7 days end with today, the last 12 months with this one.
Days days_of(const Period& period, base::Date today);

// DashboardPeriod of docs/api/openapi.yaml.
boost::json::object to_json(const Period& period);
base::Result<Period> period_from_json(boost::json::object object, const std::string& path);

}  // namespace datapilot::dashboards
