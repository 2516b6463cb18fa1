#pragma once

#include <chrono>
#include <string>

#include "support/customer_postgres.h"
#include "support/query_outcome.h"
#include "support/temporary_folder.h"
#include "worker/engines/postgresql/postgresql_engine.h"

namespace datapilot::worker {

// For tests: a database of a customer's server, and an engine that asks it.
class PostgresqlSource {
  public:
    explicit PostgresqlSource(const std::string& sql) { server().execute(database_, sql); }

    static tests::CustomerPostgres& server() { return tests::CustomerPostgres::instance(); }
    void execute(const std::string& sql) { server().execute(database_, sql); }
    workers::ServerDatabase location() const { return server().location(database_); }
    const std::string& database() const { return database_; }
    PostgresqlEngine& engine() { return engine_; }

    base::Result<workers::QueryOutcome> query(const std::string& sql,
                                              const std::string& time_zone = "Europe/Paris") {
        return query({.location = {}, .sql = sql, .time_zone = time_zone});
    }
    base::Result<workers::QueryOutcome> query(const workers::QueryJob& job) {
        CollectedRows rows{{job.row_cap, job.byte_cap}};
        return outcome_of(engine_.query(location(), job, rows, patience()), std::move(rows));
    }
    base::Result<catalog::Catalog> describe() {
        return engine_.describe(location(), {}, patience(), [](const workers::SchemaReading&) {});
    }

    // No serve that could hang up.
    static Patience patience(std::chrono::milliseconds time = std::chrono::seconds{30}) {
        return {-1, Patience::Clock::now() + time};
    }

  private:
    std::string database_ = server().create_database();
    tests::TemporaryFolder folder_;
    PostgresqlEngine engine_{folder_.path()};
};

}  // namespace datapilot::worker
