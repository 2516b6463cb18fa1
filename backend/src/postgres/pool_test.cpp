#include "postgres/pool.h"

#include <gtest/gtest.h>

#include "runtime/task_group.h"
#include "support/pool_fixture.h"

namespace datapilot::postgres {
namespace {

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

TEST_F(PoolTest, WhoeverWaitsTooLongForAConnectionIsRefused) {
    PoolOptions single = options();
    single.connections = 1;
    single.acquire_timeout = 500ms;
    Pool pool(loop_.get_executor(), single);
    runtime::TaskGroup group(loop_.get_executor());
    int ended = 0;
    group.spawn("hold", hold(pool, 1500ms, ended));
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
