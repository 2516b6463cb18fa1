#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "llm/provider.h"

namespace datapilot::ai::answering::model {

inline constexpr std::string_view plan_tool = "answer_with_plan";
inline constexpr std::string_view sql_tool = "answer_with_sql";
inline constexpr std::string_view ask_tool = "ask_back";
inline constexpr std::string_view refuse_tool = "refuse";

// The operators of a filter, in the order of FilterOperator.
inline constexpr std::array<std::string_view, 14> filter_operators{
    "=",       "<>",       "<",           "<=",        ">",       ">=",      "one_of",
    "none_of", "contains", "starts_with", "ends_with", "between", "is_null", "in_period"};

// All that a model may answer with. The names in the plan's schema are those of query_plan's JSON.
const std::vector<llm::Tool>& tools();

}  // namespace datapilot::ai::answering::model
