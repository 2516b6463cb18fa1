#include "query_plan/sql.h"

#include "query_plan/plan_check.h"
#include "query_plan/sql_writer.h"

namespace datapilot::query_plan {

base::Result<Sql> to_sql(const QueryPlan& plan, const catalog::Catalog& catalog,
                         catalog::Dialect dialect, base::Language language) {
    if (auto error = misfit(plan, catalog)) return *std::move(error);
    return Sql{SqlWriter(catalog, dialect, language).statement(plan)};
}

}  // namespace datapilot::query_plan
