#pragma once

#include <vector>

#include "ai/answering/answer.h"
#include "base/result.h"
#include "base/text.h"
#include "catalog/catalog.h"

// What an answer says besides its rows, from the plan and the shape of the result; pure.
namespace datapilot::ai::answering {

// The columns that the engine gave, with what the plan says of each.
std::vector<results::ShownColumn> shown_columns(const query_plan::QueryPlan& plan,
                                                const std::vector<results::Column>& columns,
                                                base::Language language);

// The same where no plan says it: numbers are measured along what stands before them.
std::vector<results::ShownColumn> shown_columns(const results::ResultTable& table);

// « Tables : commandes, clients », by the labels that the user knows.
base::Text tables_used(const query_plan::QueryPlan& plan, const catalog::Catalog& catalog);

// The doubts of the reading, and those that the result adds.
std::vector<questions::Warning> warnings_about(const Outcome& outcome,
                                               std::vector<questions::Warning> of_reading);

// An outcome that can be run: what the plan means, and its SQL in the catalog's dialect.
base::Result<Outcome> planned_outcome(query_plan::QueryPlan plan, const catalog::Catalog& catalog,
                                      base::Language language);

// What its SQL gave: the columns with what is known of them, the chart and the summary. Where the
// outcome has labels already and as many as there are columns, they stay.
void take_rows(Outcome& outcome, results::ResultTable table, base::Language language);

}  // namespace datapilot::ai::answering
