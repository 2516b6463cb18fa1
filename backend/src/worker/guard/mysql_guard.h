#pragma once

#include "base/result.h"
#include "worker/guard/approved_sql.h"
#include "worker/guard/mysql_tables.h"
#include "worker/guard/mysql_words.h"

namespace datapilot::worker::guard {

// Reads SQL of MySQL or MariaDB and lets through one SELECT that reads the given tables and calls
// functions of a list. No library parses that SQL: this reads its tokens, and knows of the grammar
// only where a table or a function can stand; the server's own parser, asked to prepare what is
// approved, does the rest.
class MysqlGuard {
  public:
    // Error: sql_refused.
    static base::Result<ApprovedSql> approve(const UntrustedSql& sql, const MysqlTables& tables,
                                             MysqlFlavour flavour);
};

}  // namespace datapilot::worker::guard
