#pragma once

#include <variant>

#include "ai/answering/model/complaint.h"
#include "ai/answering/model/proposal.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/join_path.h"

namespace datapilot::ai::answering::model {

// The draft over this catalog, joined along its relationships; or what is wrong with it: names that
// are not there (with the nearest), values of another type, measures that a join would multiply.
std::variant<query_plan::QueryPlan, Complaint> plan_from_draft(
    const DraftPlan& draft, const catalog::Catalog& catalog, const questions::JoinGraph& joins,
    const query_plan::Calendar& calendar);

}  // namespace datapilot::ai::answering::model
