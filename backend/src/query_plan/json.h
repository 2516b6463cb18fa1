#pragma once

#include <boost/json/object.hpp>

#include "base/result.h"
#include "query_plan/query_plan.h"

namespace datapilot::query_plan {

// The API's `plan`; a follow-up brings it back.
boost::json::object to_json(const QueryPlan& plan);
base::Result<QueryPlan> plan_from_json(const boost::json::value& value);

}  // namespace datapilot::query_plan
