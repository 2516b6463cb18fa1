#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "dashboards/period.h"

namespace datapilot::dashboards {

using DashboardId = base::Id<struct DashboardKind>;
using WidgetId = base::Id<struct WidgetKind>;

enum class WidgetType { number, bar, line, area, pie, table, scatter, text };

// What a number is compared with.
enum class Comparison { none, previous_period, previous_year };

// How to draw it, where that is not left to the shape of the result.
struct ChartWish {
    std::optional<bool> horizontal{};
    std::optional<bool> stacked{};
};

// What a person makes of a widget.
struct WidgetInput {
    std::optional<WidgetId> id{};
    WidgetType type = WidgetType::table;
    std::string title{};
    std::optional<base::DataSourceId> source{};
    boost::json::object content{};  // {"plan": …}, {"sql": …} or {"text": …}
    std::optional<ChartWish> chart{};
    std::optional<Period> period{};  // in the place of the plan's own: it follows the calendar
    Comparison comparison = Comparison::none;
    boost::json::object position{};  // by breakpoint; "lg" is there always
};

struct Widget {
    WidgetId id;
    DashboardId dashboard;
    std::int64_t dashboard_version = 1;
    WidgetInput made;  // without its id
    base::Instant created_at{};
    base::Instant updated_at{};
};

std::string_view name(WidgetType type);
std::optional<WidgetType> widget_type_from(std::string_view name);
std::string_view name(Comparison comparison);
std::optional<Comparison> comparison_from(std::string_view name);

boost::json::value to_json(const std::optional<ChartWish>& chart);
// Widget of docs/api/openapi.yaml.
boost::json::object to_json(const Widget& widget);
// The parts of it that a person makes, but for the data source.
boost::json::object made_json(const WidgetInput& widget);

}  // namespace datapilot::dashboards
