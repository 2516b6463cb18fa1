#pragma once

#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/column_roles.h"

// What the metrics of a table are made of: its columns, as source 0 of a plan, and arithmetic.
namespace datapilot::questions {

query_plan::Expression column(const catalog::Table& table, std::size_t index);
query_plan::Expression number(const char* digits);
query_plan::Expression arithmetic(query_plan::ArithmeticOperator op,
                                  std::vector<query_plan::Expression> operands);
query_plan::Expression aggregate(query_plan::AggregateFunction function,
                                 query_plan::Expression argument);
// 100 × part / of.
query_plan::Expression percent(query_plan::Expression part, query_plan::Expression of);

// The column of this role; nothing where there are several.
std::optional<std::size_t> only_one(const TableFacts& facts, Role role);

// The greatest number in the column, as far as the catalog knows; else 0.
double maximum(const catalog::Table& table, std::size_t column);

}  // namespace datapilot::questions
