#pragma once

#include <optional>

#include "query_plan/query_plan.h"
#include "questions/editing/plan_edit.h"
#include "questions/editing/plan_tables.h"

// The parts of a plan as a person would pick them; absent where a part has no such form.
namespace datapilot::questions {

std::optional<Part> part_of(const query_plan::Measure& measure, const Source& source,
                            const PlanTables& tables);
std::optional<Part> part_of(const query_plan::Dimension& dimension, const PlanTables& tables);
std::optional<Part> part_of(const query_plan::Condition& condition, const PlanTables& tables);

}  // namespace datapilot::questions
