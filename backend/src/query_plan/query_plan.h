#pragma once

namespace datapilot::query_plan {

// Typed and without a dialect: what is asked, before SQL.
struct QueryPlan {};

}  // namespace datapilot::query_plan
