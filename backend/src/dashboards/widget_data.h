#pragma once

#include <boost/json/object.hpp>

#include "dashboards/widget_run.h"

namespace datapilot::dashboards {

// WidgetData of docs/api/openapi.yaml.
boost::json::object widget_data(const WidgetId& id, const WidgetResult& result,
                                const Showing& showing, base::Instant now);

// ShownPeriod of docs/api/openapi.yaml.
boost::json::object shown_period(const Days& days, base::Language language);

}  // namespace datapilot::dashboards
