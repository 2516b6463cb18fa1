#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "base/result.h"
#include "query_plan/query_plan.h"

namespace datapilot::query_plan {

// The API's `plan`; a follow-up brings it back.
boost::json::object to_json(const QueryPlan& plan);
base::Result<QueryPlan> plan_from_json(const boost::json::value& value);

boost::json::object to_json(const Expression& expression);

// "2025-12-31"; reading throws boost::system::system_error where it is no day.
std::string date_to_json(base::Date date);
base::Date date_from_json(const boost::json::value& value);

}  // namespace datapilot::query_plan
