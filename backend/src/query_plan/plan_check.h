#pragma once

#include <optional>

#include "base/error.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"

namespace datapilot::query_plan {

// Why the plan cannot be said over this catalog (a table, column or index that is not there).
std::optional<base::Error> misfit(const QueryPlan& plan, const catalog::Catalog& catalog);

}  // namespace datapilot::query_plan
