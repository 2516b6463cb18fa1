#pragma once

#include <string>
#include <string_view>

#include "query_plan/query_plan.h"

namespace datapilot::query_plan {

// Every line two blanks further in.
std::string indented(const std::string& text);
// A statement inside another one.
std::string nested(const std::string& statement);

// Of the aggregates that every dialect has by one name, and of DuckDB's median.
std::string_view function_name(AggregateFunction function);

// The column of numbered rows that holds a dimension (sql_median.cpp).
std::string numbered_group(std::size_t index);

}  // namespace datapilot::query_plan
