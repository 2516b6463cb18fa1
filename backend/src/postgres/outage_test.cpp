#include <gtest/gtest.h>

#include <string>

#include "runtime/task_group.h"
#include "support/pool_fixture.h"

namespace datapilot::postgres {
namespace {

using OutageTest = PoolTest;

TEST_F(OutageTest, ConnectionsThatDiedWhileIdleCostNoRequest) {
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

TEST_F(OutageTest, AServerThatGoesAwayIsUnavailableAndIsFoundAgainWhenItIsBack) {
    const auto scope = new_tenant();
    run(add_workspace(pool_, scope, "Avant", Ending::commit));

    EXPECT_THROW(run(lose_the_server(pool_)), Unavailable);
    EXPECT_EQ(run(refusal(pool_)), base::Errc::database_unavailable);

    tests::PostgresServer::instance().start();
    EXPECT_EQ(run(count_workspaces(pool_, scope)), 2);
}

TEST_F(OutageTest, ARestartBetweenTwoRequestsCostsNone) {
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

TEST_F(OutageTest, WhatKeepsFromConnectingIsSaidWithoutThePassword) {
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

TEST_F(OutageTest, AHostsNameIsResolved) {
    const auto failure =
        connecting_fails_with(loop_, "postgresql://datapilot_app:x@localhost:1/datapilot");
    EXPECT_NE(failure.find("refused"), std::string::npos) << failure;
}

}  // namespace
}  // namespace datapilot::postgres
