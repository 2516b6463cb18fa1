#pragma once

#include <vector>

#include "query_plan/query_plan.h"

namespace datapilot::questions {

// By source of the plan: whether one of its columns is read, or it leads to one that is.
std::vector<bool> used_sources(query_plan::QueryPlan& plan);

// Takes sources out of the plan; none of them may be used.
void remove_sources(query_plan::QueryPlan& plan, const std::vector<bool>& removed);

}  // namespace datapilot::questions
