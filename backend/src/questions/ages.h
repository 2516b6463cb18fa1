#pragma once

#include <vector>

#include "base/clock.h"
#include "questions/metrics.h"

namespace datapilot::questions {

// The metrics, and the ages of people whose date or year of birth is known, and how long they have
// been there, in years. The day is that of the question: see `on_day`.
std::vector<Metric> with_ages(std::vector<Metric> metrics, const catalog::Catalog& catalog,
                              const std::vector<TableFacts>& facts);

// The expression with the day of the question where it needs one.
query_plan::Expression on_day(query_plan::Expression expression, base::Date today);

}  // namespace datapilot::questions
