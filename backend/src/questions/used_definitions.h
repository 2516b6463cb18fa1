#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "query_plan/query_plan.h"

namespace datapilot::questions {

struct Source;

// A metric that a plan uses, or a column of it that somebody described.
struct UsedDefinition {
    std::string name;  // of the metric, or "table.column"
    base::Text label;
    std::string description{};
    std::optional<base::Text> formula{};  // of a metric
};

// In the order of the source's metrics, then of the columns.
std::vector<UsedDefinition> definitions_used(const Source& source,
                                             const query_plan::QueryPlan& plan);

// Whether an expression of the plan is over a column that is hidden.
bool uses_hidden_columns(const Source& source, const query_plan::QueryPlan& plan);

// UsedDefinition of docs/api/openapi.yaml.
boost::json::object to_json(const UsedDefinition& used, base::Language language);

}  // namespace datapilot::questions
