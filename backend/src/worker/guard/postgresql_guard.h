#pragma once

#include <cstdint>

#include "base/result.h"
#include "worker/guard/approved_sql.h"
#include "worker/guard/exposed_schema.h"

namespace datapilot::worker::guard {

// Reads PostgreSQL's SQL with PostgreSQL's own parser and lets through what only reads the exposed
// tables. What it approves is not the text that came in but the tree it looked at, written again:
// every table with its schema, and no more than `rows` rows.
class PostgresqlGuard {
  public:
    // Error: sql_refused.
    static base::Result<ApprovedSql> approve(const UntrustedSql& sql, const ExposedSchema& exposed,
                                             std::int64_t rows);
};

}  // namespace datapilot::worker::guard
