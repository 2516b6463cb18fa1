#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "dashboards/period.h"
#include "questions/editing/plan_edit.h"

namespace datapilot::dashboards {

// A filter over every widget whose data source has the table and column.
struct Condition {
    std::string label{};  // what the page calls it; may be empty
    questions::FilterPart part;
};

struct Filters {
    std::optional<Period> period{};
    std::vector<Condition> conditions{};
};

// DashboardFilters of docs/api/openapi.yaml; `path` leads the names of fields that are wrong.
boost::json::object to_json(const Filters& filters);
base::Result<Filters> filters_from_json(boost::json::object object, const std::string& path);

}  // namespace datapilot::dashboards
