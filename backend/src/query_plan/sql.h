#pragma once

#include <string>

#include "base/result.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"

namespace datapilot::query_plan {

// Made only by to_sql, and yet untrusted: it takes the guard's road like any other SQL.
struct Sql {
    std::string text;
};

// One SELECT statement, readable: indented, aliases in the question's language. Fails with
// Errc::internal where the plan does not fit the catalog (a source or column that is not there).
base::Result<Sql> to_sql(const QueryPlan& plan, const catalog::Catalog& catalog,
                         catalog::Dialect dialect,
                         base::Language language = base::Language::french);

}  // namespace datapilot::query_plan
