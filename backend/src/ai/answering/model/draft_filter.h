#pragma once

#include "ai/answering/model/names_of_draft.h"
#include "ai/answering/model/proposal.h"
#include "query_plan/query_plan.h"

namespace datapilot::ai::answering::model {

// Throws a Complaint where the values do not go with the operator or the column's type.
query_plan::Condition condition_from(const DraftFilter& draft, const FoundColumn& column);

}  // namespace datapilot::ai::answering::model
