#pragma once

#include <string_view>

#include "query_plan/query_plan.h"

// The conditions of a plan as its chips name them: "/filter/of/1", "/having".
namespace datapilot::questions {

bool is_condition_path(std::string_view path);
// Null where the plan has none there; the others are false then.
const query_plan::Condition* condition_at(query_plan::QueryPlan& plan, std::string_view path);
bool replace_condition(query_plan::QueryPlan& plan, std::string_view path,
                       query_plan::Condition condition);
bool remove_condition(query_plan::QueryPlan& plan, std::string_view path);
void add_condition(query_plan::QueryPlan& plan, query_plan::Condition condition);

}  // namespace datapilot::questions
