#pragma once

#include <optional>

#include "questions/items.h"
#include "questions/request.h"

namespace datapilot::questions {

// The aggregate that the word asks for: « moyenne », « total ».
std::optional<query_plan::AggregateFunction> aggregate_of(const Item& item);

}  // namespace datapilot::questions
