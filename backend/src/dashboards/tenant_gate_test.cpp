#include "dashboards/tenant_gate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <map>
#include <string>

#include "runtime/run.h"
#include "runtime/task_group.h"

namespace datapilot::dashboards {
namespace {

using namespace std::chrono_literals;
using runtime::Task;

class TenantGateTest : public ::testing::Test {
  protected:
    Task<void> work(std::string tenant) {
        const auto pass = co_await gate_.enter(base::TenantId{tenant});
        most_inside_ = std::max(most_inside_, ++inside_[tenant]);
        co_await runtime::sleep_for(2ms);
        --inside_[tenant];
        ++done_;
    }

    Task<void> hold(std::string tenant) {
        const auto pass = co_await gate_.enter(base::TenantId{tenant});
        co_await runtime::sleep_for(1h);
    }

    boost::asio::io_context loop_;
    TenantGate gate_{loop_.get_executor(), 2};
    std::map<std::string, int> inside_;
    int most_inside_ = 0;
    int done_ = 0;
};

TEST_F(TenantGateTest, SoManyOfATenantAreInsideAtOnceAndAllGetTheirTurn) {
    runtime::TaskGroup group(loop_.get_executor());
    for (int i = 0; i < 9; ++i) group.spawn("work", work("acme"));
    runtime::run(loop_, group.wait());
    EXPECT_EQ(done_, 9);
    EXPECT_EQ(most_inside_, 2);
}

TEST_F(TenantGateTest, ATenantWaitsForNoOther) {
    runtime::TaskGroup holding(loop_.get_executor());
    for (int i = 0; i < 5; ++i) holding.spawn("hold", hold("acme"));
    runtime::run(loop_, work("rival"));
    EXPECT_EQ(done_, 1);
    runtime::run(loop_, holding.stop());
}

TEST_F(TenantGateTest, WhoGivesUpWhileWaitingTakesNobodysPlace) {
    auto held = std::make_unique<runtime::TaskGroup>(loop_.get_executor());
    held->spawn("hold", hold("acme"));
    held->spawn("hold", hold("acme"));
    runtime::run(loop_, runtime::sleep_for(1ms));
    EXPECT_FALSE(runtime::run(loop_, runtime::with_deadline(1ms, work("acme"))));
    runtime::run(loop_, held->stop());
    runtime::run(loop_, work("acme"));
    EXPECT_EQ(done_, 1);
}

}  // namespace
}  // namespace datapilot::dashboards
