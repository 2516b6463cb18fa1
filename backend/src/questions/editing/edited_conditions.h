#pragma once

#include <optional>

#include "base/result.h"
#include "query_plan/query_plan.h"
#include "questions/editing/plan_edit.h"

namespace datapilot::questions {

// What a condition is about, with what is needed to say it.
struct Tested {
    query_plan::Expression value;
    catalog::ColumnType type = catalog::ColumnType::text;
    base::Text label;
};

// None where it tests more than one thing: related rows, « ou ».
std::optional<query_plan::Expression> tested_by(const query_plan::Condition& condition);

base::Result<query_plan::Condition> condition_of(const FilterPart& filter, const Tested& tested);
base::Result<query_plan::Condition> condition_of(const PeriodPart& period, const Tested& tested);

}  // namespace datapilot::questions
