#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"

// Verified questions with parameters: a pattern is the folded words of a question, where a value
// that its plan filters by stands as {0}, {1}… and its period as {period}. Pure.
namespace datapilot::ai::verified {

// The pattern of a question that this plan answered.
std::string pattern_of(const std::string& question, const query_plan::QueryPlan& plan,
                       base::Date today);

// The plan of a question that fits the pattern, with its own values and period; nothing where the
// words differ, or where a value is none that is known of the column.
std::optional<query_plan::QueryPlan> plan_for(const std::string& pattern,
                                              const query_plan::QueryPlan& plan,
                                              const std::string& question,
                                              const catalog::Catalog& catalog, base::Date today);

}  // namespace datapilot::ai::verified
