#pragma once

#include <optional>
#include <vector>

#include "ai/answering/answer.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/rule_engine.h"

// Which filter left an answer without rows; pure.
namespace datapilot::ai::answering {

// A result that a filter may have emptied: no row, or one that holds nothing but nulls and zeros.
bool found_nothing(const Outcome& outcome);

// Counts, in one row, what meets each filter alone, all of them, and all but each. Nothing where
// there is no filter, there are too many to be told apart, or a count of the tables would take
// longer than the question is worth.
std::optional<query_plan::QueryPlan> counting_plan(const query_plan::QueryPlan& plan,
                                                   const catalog::Catalog& catalog);

// What that row says, naming the filters; nothing where it blames none of them.
std::optional<questions::Warning> blamed_filter(const Outcome& outcome, results::Row counts);

}  // namespace datapilot::ai::answering
