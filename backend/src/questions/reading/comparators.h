#pragma once

#include <optional>

#include "query_plan/query_plan.h"
#include "questions/items.h"

namespace datapilot::questions {

// « plus de », « avant », « au moins »
std::optional<query_plan::Comparator> comparator_of(const Item& item);

// The aggregate that something is held against: « la moyenne », « le maximum ».
std::optional<query_plan::AggregateFunction> function_of(const Item& item);

}  // namespace datapilot::questions
