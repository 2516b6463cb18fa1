#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "dashboards/filters.h"
#include "dashboards/widget.h"

namespace datapilot::dashboards {

struct DashboardSummary {
    DashboardId id;
    base::WorkspaceId workspace;
    std::string name;
    std::string description;
    std::int64_t version = 1;  // grows with each change, of a widget too
    std::int64_t widget_count = 0;
    base::Instant created_at{};
    base::Instant updated_at{};
};

// What people make of a dashboard.
struct Document {
    std::string name;
    std::string description;
    Filters filters;
    boost::json::object layout;  // the page's own
    std::vector<WidgetInput> widgets;
};

struct Dashboard {
    DashboardSummary summary;
    Filters filters;
    boost::json::object layout;
    std::vector<Widget> widgets;  // from top to bottom
};

// What it is made of, with the ids of its widgets.
Document document_of(const Dashboard& dashboard);

// Of docs/api/openapi.yaml.
boost::json::object to_json(const DashboardSummary& dashboard);
boost::json::object to_json(const Dashboard& dashboard);

}  // namespace datapilot::dashboards
