#pragma once

#include <string>
#include <vector>

#include "query_plan/query_plan.h"

namespace datapilot::tests {

struct NamedPlan {
    std::string name;
    query_plan::QueryPlan plan;
};

// Over the table of tests/dialects/data: each asks one thing that engines do in their own ways.
std::vector<NamedPlan> table_of_plans();

}  // namespace datapilot::tests
