#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "dashboards/dashboard.h"
#include "dashboards/widget_run.h"
#include "http/request.h"

namespace datapilot::dashboards {

struct DataRequest {
    std::optional<Filters> filters{};  // absent: the dashboard's own
    std::optional<std::vector<WidgetId>> only{};
    Freshness freshness = Freshness::cached;
    base::Date today{};
    std::string time_zone;
};

// The body of POST …/data, checked.
base::Result<DataRequest> data_request(const http::Request& request, base::Instant now);

// The widgets that are asked for, and what they have in common.
std::vector<Widget> wanted_widgets(const DataRequest& request, std::vector<Widget> all);
Showing showing_of(const DataRequest& request, const Filters& own, base::Language language);

}  // namespace datapilot::dashboards
