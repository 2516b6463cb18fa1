#pragma once

#include <optional>

#include "questions/items.h"
#include "questions/request.h"
#include "questions/source.h"

namespace datapilot::questions {

// The aggregate that the word asks for: « moyenne », « total ».
std::optional<query_plan::AggregateFunction> aggregate_of(const Item& item);

// Of « le plus » and « le moins ».
query_plan::Direction direction_of(const Item& superlative);

// What is meant where only « le plus » or « top 10 » is said: every turnover that the source has.
Reference turnovers_of(const Source& source);

}  // namespace datapilot::questions
