#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>

#include "base/unavailable.h"
#include "postgres/pool.h"
#include "runtime/deadline.h"
#include "support/database_fixture.h"

namespace datapilot::postgres {

using namespace std::chrono_literals;
using runtime::Task;

// A pool on a database of its own, and a look at its sessions from beside it.
class PoolTest : public tests::DatabaseTest {
  protected:
    PoolOptions options() const { return {database().application_url()}; }

    // The application's sessions on this database, this one aside.
    std::string sessions(const std::string& condition = "true") {
        return tests::SqlSession(database().application_url())
            .value(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND usename = current_user AND pid <> pg_backend_pid() AND " +
                condition);
    }
    // Until what is awaited has come, for at most ten seconds.
    template <class Condition>
    bool comes_true(Condition condition) {
        for (int i = 0; i < 1000; ++i) {
            if (condition()) return true;
            run(runtime::sleep_for(10ms));
        }
        return false;
    }
    void terminate_sessions() {
        tests::SqlSession(database().application_url())
            .run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND usename = current_user "
                "AND pid <> pg_backend_pid()");
    }
};

inline Task<std::string> text_of(Pool& pool, Sql sql) {
    auto transaction = co_await pool.begin_without_tenant();
    const auto rows = co_await transaction.query(sql);
    co_return rows[0].text("value");
}

inline Task<std::int64_t> count_workspaces(Pool& pool, tenancy::TenantScope scope) {
    auto transaction = co_await pool.begin(scope);
    const auto rows = co_await transaction.query("SELECT count(*) AS n FROM workspaces");
    co_return rows[0].integer("n");
}

enum class Ending { commit, leave };

inline Task<void> add_workspace(Pool& pool, tenancy::TenantScope scope, std::string name,
                                Ending ending) {
    auto transaction = co_await pool.begin(scope);
    co_await transaction.query("INSERT INTO workspaces (tenant_id, name) VALUES ($1, $2)",
                               scope.tenant(), name);
    if (ending == Ending::commit) co_await transaction.commit();
}

inline Task<void> hold(Pool& pool, std::chrono::milliseconds time, int& ended) {
    auto transaction = co_await pool.begin_without_tenant();
    co_await runtime::sleep_for(time);
    co_await transaction.commit();
    ++ended;
}

// The code with which a transaction was refused, or nothing.
inline Task<std::optional<base::Errc>> refusal(Pool& pool) {
    std::optional<base::Errc> code;
    try {
        const auto transaction = co_await pool.begin_without_tenant();
    } catch (const base::Unavailable& refused) {
        code = refused.code();
    }
    co_return code;
}

}  // namespace datapilot::postgres
