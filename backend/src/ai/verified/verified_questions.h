#pragma once

#include <optional>

#include "ai/verified/verified_question_repository.h"
#include "catalog/catalog.h"

namespace datapilot::ai::verified {

// The plan of the first verified question that this one repeats and that still fits the catalog.
std::optional<query_plan::QueryPlan> plan_of(const std::vector<VerifiedQuestion>& verified,
                                             const std::string& question,
                                             const catalog::Catalog& catalog, base::Date today);

}  // namespace datapilot::ai::verified
