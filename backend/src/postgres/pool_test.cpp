#include "postgres/pool.h"

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <vector>

#include "runtime/deadline.h"
#include "runtime/task_group.h"
#include "support/database_fixture.h"

namespace datapilot::postgres {
namespace {

using namespace std::chrono_literals;
using runtime::Task;

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

Task<std::string> text_of(Pool& pool, Sql sql) {
    auto transaction = co_await pool.begin_without_tenant();
    const auto rows = co_await transaction.query(sql);
    co_return rows[0].text("value");
}

Task<std::int64_t> count_workspaces(Pool& pool, tenancy::TenantScope scope) {
    auto transaction = co_await pool.begin(scope);
    const auto rows = co_await transaction.query("SELECT count(*) AS n FROM workspaces");
    co_return rows[0].integer("n");
}

enum class Ending { commit, leave };

Task<void> add_workspace(Pool& pool, tenancy::TenantScope scope, std::string name, Ending ending) {
    auto transaction = co_await pool.begin(scope);
    co_await transaction.query("INSERT INTO workspaces (tenant_id, name) VALUES ($1, $2)",
                               scope.tenant(), name);
    if (ending == Ending::commit) co_await transaction.commit();
}

TEST_F(PoolTest, ATransactionSeesItsTenantAlone) {
    const auto one = new_tenant();
    new_tenant();
    EXPECT_EQ(run(count_workspaces(pool_, one)), 1);
}

TEST_F(PoolTest, ATenantDoesNotOutliveItsTransaction) {
    PoolOptions single = options();
    single.connections = 1;
    Pool pool(loop_.get_executor(), single);
    run(count_workspaces(pool, new_tenant()));
    EXPECT_EQ(run(text_of(pool, "SELECT count(*)::text AS value FROM workspaces")), "0");
    EXPECT_EQ(run(text_of(pool, "SELECT coalesce(current_tenant()::text, 'none') AS value")),
              "none");
    run(pool.close());
}

TEST_F(PoolTest, WhatIsCommittedStaysAndWhatIsLeftIsRolledBack) {
    const auto scope = new_tenant();
    run(add_workspace(pool_, scope, "Gardé", Ending::commit));
    run(add_workspace(pool_, scope, "Perdu", Ending::leave));
    EXPECT_EQ(run(count_workspaces(pool_, scope)), 2);
}

TEST_F(PoolTest, AConnectionServesOneTransactionAfterAnother) {
    PoolOptions single = options();
    single.connections = 1;
    Pool pool(loop_.get_executor(), single);
    const auto scope = new_tenant();
    const auto before = std::stoi(sessions());
    for (int i = 0; i < 20; ++i) {
        run(add_workspace(pool, scope, "n" + std::to_string(i), Ending::leave));
        EXPECT_EQ(run(count_workspaces(pool, scope)), 1);
    }
    EXPECT_EQ(std::stoi(sessions()), before + 1);
    run(pool.close());
}

Task<void> fail_then_commit(Pool& pool, tenancy::TenantScope scope) {
    auto transaction = co_await pool.begin(scope);
    bool refused = false;
    try {
        co_await transaction.query("SELECT 1 / 0");
    } catch (const StatementRefused&) {
        refused = true;
    }
    EXPECT_TRUE(refused);
    co_await transaction.commit();
}

TEST_F(PoolTest, ACommitAfterAFailedStatementIsNotTakenForOne) {
    EXPECT_THROW(run(fail_then_commit(pool_, new_tenant())), StatementRefused);
    EXPECT_EQ(run(text_of(pool_, "SELECT 'works' AS value")), "works");
}

Task<Attempt<Rows>> attempt_workspace(Pool& pool, tenancy::TenantScope scope, std::string name) {
    auto transaction = co_await pool.begin(scope);
    auto outcome = co_await transaction.attempt(
        "INSERT INTO workspaces (tenant_id, name) VALUES ($1, $2)", scope.tenant(), name);
    co_return outcome;
}

TEST_F(PoolTest, AViolatedConstraintIsAValue) {
    const auto scope = new_tenant();
    const auto taken = run(attempt_workspace(pool_, scope, "Principal"));
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().kind, Violation::Kind::unique);
    EXPECT_EQ(taken.error().constraint, "workspaces_name_is_unique");
    const auto empty = run(attempt_workspace(pool_, scope, ""));
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().kind, Violation::Kind::check);
    const auto added = run(attempt_workspace(pool_, scope, "Nouveau"));
    ASSERT_TRUE(added);
    EXPECT_EQ(added->affected(), 1);
}

struct Echo {
    std::string text;
    std::int64_t integer;
    bool boolean;
    Bytes bytes;
    base::Instant instant;
    std::optional<std::string> none;
    std::optional<std::string> empty;
};

Task<Echo> echo(Pool& pool, Echo sent) {
    auto transaction = co_await pool.begin_without_tenant();
    const auto rows = co_await transaction.query(
        "SELECT $1::text AS text, $2::bigint AS integer, $3::boolean AS boolean, "
        "$4::bytea AS bytes, $5::timestamptz AS instant, $6::text AS none, $7::text AS empty",
        sent.text, sent.integer, sent.boolean, sent.bytes, sent.instant, sent.none, sent.empty);
    const auto row = rows[0];
    co_return Echo{row.text("text"),          row.integer("integer"), row.boolean("boolean"),
                   row.bytes("bytes"),        row.instant("instant"), row.optional_text("none"),
                   row.optional_text("empty")};
}

TEST_F(PoolTest, ValuesComeBackAsTheyWentIn) {
    Bytes every_byte(256);
    for (std::size_t i = 0; i < 256; ++i) every_byte[i] = static_cast<unsigned char>(i);
    const base::Instant instant = std::chrono::sys_days{std::chrono::year{2025} / 12 / 31} +
                                  std::chrono::hours{23} + std::chrono::microseconds{123'400};
    const Echo sent{"l'été; DROP TABLE users --\n\\'\"$1 €",
                    std::numeric_limits<std::int64_t>::min(),
                    true,
                    every_byte,
                    instant,
                    std::nullopt,
                    std::string{}};
    const auto got = run(echo(pool_, sent));
    EXPECT_EQ(got.text, sent.text);
    EXPECT_EQ(got.integer, sent.integer);
    EXPECT_EQ(got.boolean, sent.boolean);
    EXPECT_EQ(got.bytes, sent.bytes);
    EXPECT_EQ(got.instant, sent.instant);
    EXPECT_EQ(got.none, sent.none);
    EXPECT_EQ(got.empty, sent.empty);
}

TEST_F(PoolTest, ATextOfManyMegabytesGoesThereAndBack) {
    const Echo sent{std::string(20 << 20, 'x'), 0, false, {}, base::Instant{}, {}, {}};
    EXPECT_EQ(run(echo(pool_, sent)).text.size(), sent.text.size());
}

TEST_F(PoolTest, ATextWithANulIsRefusedRatherThanCut) {
    EXPECT_THROW(Parameter(std::string("a\0b", 3)), std::logic_error);
}

Task<void> misread(Pool& pool) {
    auto transaction = co_await pool.begin_without_tenant();
    const auto rows = co_await transaction.query("SELECT 'x' AS text, NULL AS nothing");
    EXPECT_THROW(rows[0].text("no_such_column"), std::logic_error);
    EXPECT_THROW(rows[0].text("nothing"), std::logic_error);
    EXPECT_THROW(rows[0].integer("text"), std::logic_error);
    EXPECT_THROW(rows[0].boolean("text"), std::logic_error);
    EXPECT_THROW(rows[0].instant("text"), std::logic_error);
    EXPECT_THROW(rows[1], std::logic_error);
}

TEST_F(PoolTest, ReadingARowWrongIsAFaultOfTheProgram) {
    run(misread(pool_));
}

Task<void> hold(Pool& pool, std::chrono::milliseconds time, int& ended) {
    auto transaction = co_await pool.begin_without_tenant();
    co_await runtime::sleep_for(time);
    co_await transaction.commit();
    ++ended;
}

TEST_F(PoolTest, ManyTransactionsShareFewConnections) {
    PoolOptions few = options();
    few.connections = 3;
    Pool pool(loop_.get_executor(), few);
    runtime::TaskGroup group(loop_.get_executor());
    int ended = 0;
    for (int i = 0; i < 200; ++i) group.spawn("hold", hold(pool, 1ms, ended));
    run(group.wait());
    EXPECT_EQ(ended, 200);
    EXPECT_EQ(sessions(), "3");
    run(pool.close());
    EXPECT_TRUE(comes_true([this] { return sessions() == "0"; }));
}

// The code with which a transaction was refused, or nothing.
Task<std::optional<base::Errc>> refusal(Pool& pool) {
    std::optional<base::Errc> code;
    try {
        const auto transaction = co_await pool.begin_without_tenant();
    } catch (const base::Unavailable& refused) {
        code = refused.code();
    }
    co_return code;
}

TEST_F(PoolTest, WhoeverWaitsTooLongForAConnectionIsRefused) {
    PoolOptions single = options();
    single.connections = 1;
    single.acquire_timeout = 50ms;
    Pool pool(loop_.get_executor(), single);
    runtime::TaskGroup group(loop_.get_executor());
    int ended = 0;
    group.spawn("hold", hold(pool, 300ms, ended));
    EXPECT_EQ(run(refusal(pool)), base::Errc::overloaded);
    run(group.wait());
    EXPECT_EQ(run(refusal(pool)), std::nullopt);
    run(pool.close());
}

TEST_F(PoolTest, WhenTheQueueIsFullTheNextIsRefusedAtOnce) {
    PoolOptions narrow = options();
    narrow.connections = 1;
    narrow.waiting = 2;
    Pool pool(loop_.get_executor(), narrow);
    runtime::TaskGroup group(loop_.get_executor());
    int ended = 0;
    for (int i = 0; i < 3; ++i) group.spawn("hold", hold(pool, 50ms, ended));
    EXPECT_EQ(run(refusal(pool)), base::Errc::overloaded);
    run(group.wait());
    EXPECT_EQ(ended, 3);
    run(pool.close());
}

TEST_F(PoolTest, WhoeverGivesUpWaitingLeavesTheQueue) {
    PoolOptions narrow = options();
    narrow.connections = 1;
    narrow.waiting = 1;
    Pool pool(loop_.get_executor(), narrow);
    runtime::TaskGroup holder(loop_.get_executor()), impatient(loop_.get_executor());
    int ended = 0;
    holder.spawn("hold", hold(pool, 200ms, ended));
    impatient.spawn("hold", hold(pool, 1ms, ended));
    run(runtime::sleep_for(20ms));
    run(impatient.stop());
    holder.spawn("hold", hold(pool, 1ms, ended));
    run(holder.wait());
    EXPECT_EQ(ended, 2);
    run(pool.close());
}

Task<void> run_long(Pool& pool) {
    auto transaction = co_await pool.begin_without_tenant();
    co_await transaction.query("SELECT pg_sleep(60)");
}

TEST_F(PoolTest, CancellingTheCallerEndsTheStatementOnTheServer) {
    runtime::TaskGroup group(loop_.get_executor());
    group.spawn("long", run_long(pool_));
    ASSERT_TRUE(comes_true([this] { return sessions("query LIKE '%pg_sleep%'") == "1"; }));
    run(group.stop());
    EXPECT_TRUE(comes_true([this] { return sessions("query LIKE '%pg_sleep%'") == "0"; }));
    EXPECT_EQ(run(text_of(pool_, "SELECT 'works' AS value")), "works");
}

TEST_F(PoolTest, AStatementThatTakesTooLongIsUnavailableAndItsConnectionStaysGood) {
    PoolOptions strict = options();
    strict.connections = 1;
    strict.statement_timeout = 100ms;
    Pool pool(loop_.get_executor(), strict);
    EXPECT_THROW(run(run_long(pool)), Unavailable);
    EXPECT_EQ(run(text_of(pool, "SELECT 'works' AS value")), "works");
    run(pool.close());
}

Task<void> idle_too_long(Pool& pool) {
    auto transaction = co_await pool.begin_without_tenant();
    co_await runtime::sleep_for(400ms);
    co_await transaction.commit();
}

TEST_F(PoolTest, ATransactionLeftIdleIsEndedByTheServer) {
    PoolOptions strict = options();
    strict.idle_in_transaction_timeout = 100ms;
    Pool pool(loop_.get_executor(), strict);
    EXPECT_THROW(run(idle_too_long(pool)), Unavailable);
    EXPECT_EQ(run(text_of(pool, "SELECT 'works' AS value")), "works");
    run(pool.close());
}

TEST_F(PoolTest, ConnectionsThatDiedWhileIdleCostNoRequest) {
    runtime::TaskGroup group(loop_.get_executor());
    int ended = 0;
    for (int i = 0; i < 4; ++i) group.spawn("hold", hold(pool_, 20ms, ended));
    run(group.wait());
    EXPECT_EQ(sessions(), "4");
    terminate_sessions();
    for (int i = 0; i < 4; ++i) group.spawn("hold", hold(pool_, 20ms, ended));
    run(group.wait());
    EXPECT_EQ(ended, 8);
}

Task<void> lose_the_server(Pool& pool) {
    auto transaction = co_await pool.begin_without_tenant();
    tests::PostgresServer::instance().stop();
    co_await transaction.query("SELECT 1");
}

TEST_F(PoolTest, AServerThatGoesAwayIsUnavailableAndIsFoundAgainWhenItIsBack) {
    const auto scope = new_tenant();
    run(add_workspace(pool_, scope, "Avant", Ending::commit));

    EXPECT_THROW(run(lose_the_server(pool_)), Unavailable);
    EXPECT_EQ(run(refusal(pool_)), base::Errc::database_unavailable);

    tests::PostgresServer::instance().start();
    EXPECT_EQ(run(count_workspaces(pool_, scope)), 2);
}

TEST_F(PoolTest, ARestartBetweenTwoRequestsCostsNone) {
    const auto scope = new_tenant();
    run(count_workspaces(pool_, scope));
    tests::PostgresServer::instance().stop();
    tests::PostgresServer::instance().start();
    EXPECT_EQ(run(count_workspaces(pool_, scope)), 1);
}

std::string connecting_fails_with(boost::asio::io_context& loop, const std::string& url) {
    Pool pool(loop.get_executor(), {url});
    try {
        runtime::run(loop, pool.begin_without_tenant());
    } catch (const Unavailable& failure) {
        return failure.what();
    }
    return "no failure";
}

TEST_F(PoolTest, WhatKeepsFromConnectingIsSaidWithoutThePassword) {
    auto wrong = database().application_url();
    wrong.replace(wrong.find("only-for-tests"), 14, "wrong-password");
    for (const auto& url :
         {wrong, std::string{"postgresql://datapilot_app:wrong-password@127.0.0.1:1/datapilot"},
          std::string{"postgresql://datapilot_app:wrong-password@no-such-host.invalid/datapilot"},
          std::string{"postgresql://datapilot_app:wrong-password@[bad/datapilot"}}) {
        const auto failure = connecting_fails_with(loop_, url);
        EXPECT_NE(failure, "no failure") << url;
        EXPECT_EQ(failure.find("wrong-password"), std::string::npos) << failure;
    }
}

TEST_F(PoolTest, AHostsNameIsResolved) {
    const auto failure =
        connecting_fails_with(loop_, "postgresql://datapilot_app:x@localhost:1/datapilot");
    EXPECT_NE(failure.find("refused"), std::string::npos) << failure;
}

TEST_F(PoolTest, ClosingWaitsForWhatRunsAndRefusesWhatIsNew) {
    Pool pool(loop_.get_executor(), options());
    runtime::TaskGroup group(loop_.get_executor());
    int ended = 0;
    group.spawn("hold", hold(pool, 100ms, ended));
    run(runtime::sleep_for(20ms));
    run(pool.close());
    EXPECT_EQ(ended, 1);
    EXPECT_EQ(run(refusal(pool)), base::Errc::shutting_down);
}

}  // namespace
}  // namespace datapilot::postgres
