#pragma once

#include <set>
#include <string>

#include "base/result.h"
#include "worker/engines/duckdb/connection.h"
#include "worker/guard/approved_sql.h"

namespace datapilot::worker::guard {

// Reads DuckDB SQL and lets through what only reads the given tables. Parsing happens in an empty
// locked instance of its own, which has no data to lose.
class DuckdbGuard {
  public:
    static base::Result<DuckdbGuard> start();

    // `tables` are the names that SQL may read, folded with table_key(). Error: sql_refused.
    base::Result<ApprovedSql> approve(const UntrustedSql& sql, const std::set<std::string>& tables);

  private:
    explicit DuckdbGuard(Connection parser) : parser_(std::move(parser)) {}

    base::Result<std::string> parse(const std::string& sql);

    Connection parser_;
};

// DuckDB finds tables whatever their case, in ASCII.
std::string table_key(std::string_view name);

}  // namespace datapilot::worker::guard
