#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "results/result_table.h"
#include "support/mariadb_server.h"
#include "support/postgresql_source.h"
#include "support/test_source.h"
#include "worker/engines/mysql/mysql_engine.h"

namespace datapilot::tests {

// The same tables in DuckDB, in PostgreSQL and in MariaDB, each behind its guard.
class ThreeEngines {
  public:
    // Every CSV file of the folder is a table.
    explicit ThreeEngines(const std::filesystem::path& folder);

    // As DuckDB has it; the names of the servers' tables are those of the dialect's own catalog.
    const catalog::Catalog& catalog() const { return catalog_; }

    struct Answer {
        std::string sql;
        base::Result<results::ResultTable> table;
    };
    Answer ask(const query_plan::QueryPlan& plan, catalog::Dialect dialect);

  private:
    results::ResultTable all_rows(const catalog::Table& table);
    base::Result<results::ResultTable> run(const std::string& sql, catalog::Dialect dialect);
    catalog::Catalog catalog_of(catalog::Dialect dialect) const;

    worker::TestSource files_;
    worker::PostgresqlSource postgresql_{"SELECT 1"};
    MariadbDatabase mariadb_;
    worker::MysqlEngine mysql_;
    catalog::Catalog catalog_;
};

}  // namespace datapilot::tests
