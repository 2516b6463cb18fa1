#pragma once

#include <vector>

#include "query_plan/query_plan.h"

namespace datapilot::questions {

// The condition turned round, with its label.
query_plan::Condition negated(query_plan::Condition condition);
// Every aggregate of the expression is of the rows that meet the condition.
void restrict_to(query_plan::Expression& expression, const query_plan::Condition& condition);
// Adds a condition; where `either`, joined to the one before by « ou ».
void add_either(std::vector<query_plan::Condition>& conditions, query_plan::Condition condition,
                bool either);

// The column that a comparison with values holds; nothing for any other condition.
std::optional<query_plan::ColumnRef> held_column(const query_plan::Condition& condition);

}  // namespace datapilot::questions
