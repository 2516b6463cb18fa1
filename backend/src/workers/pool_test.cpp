#include "workers/pool.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/system/system_error.hpp>

#include "runtime/task_group.h"
#include "support/probe_pool.h"

namespace datapilot::workers {
namespace {

namespace asio = boost::asio;
using base::Errc;

TEST_F(ProbePool, AnsweringAJobItLeavesTheWorkerWarmForTheSameKey) {
    open(settings());
    const auto first = who(key());
    const auto second = who(key());
    EXPECT_GT(first.first, 0);
    EXPECT_EQ(second.first, first.first);
    EXPECT_EQ(second.second, 2);
}

TEST_F(ProbePool, AnotherTenantOrSourceNeverGetsAUsedWorker) {
    open(settings());
    const auto orders = who(key("acme", "orders"));
    const auto other_tenant = who(key("other", "orders"));
    const auto other_source = who(key("acme", "stock"));
    EXPECT_EQ(other_tenant.second, 1);
    EXPECT_EQ(other_source.second, 1);
    EXPECT_NE(other_tenant.first, orders.first);
    EXPECT_NE(other_source.first, orders.first);
    EXPECT_EQ(who(key("acme", "orders")).first, orders.first);
}

TEST_F(ProbePool, WithoutRoomTheWorkerIdleForLongestIsEndedAndNotReused) {
    auto two = settings();
    two.max_workers = 2;
    open(two);
    const auto first = who(key("a")).first;
    const auto second = who(key("b")).first;
    const auto third = who(key("c"));
    EXPECT_EQ(third.second, 1);
    EXPECT_EQ(who(key("b")).first, second);
    EXPECT_NE(who(key("a")).first, first);
    EXPECT_FALSE(is_running(first));
}

TEST_F(ProbePool, AWorkerThatRanAllItsJobsIsReplaced) {
    auto few = settings();
    few.max_jobs = 2;
    open(few);
    const auto first = who(key()).first;
    EXPECT_EQ(who(key()).first, first);
    EXPECT_NE(who(key()).first, first);
}

TEST_F(ProbePool, AWorkerLeftIdleIsEnded) {
    auto soon = settings();
    soon.idle_age = 0s;
    open(soon);
    const auto first = who(key()).first;
    runtime::run(loop_, pool_->forget(base::TenantId{"acme"}, base::DataSourceId{"orders"}));
    EXPECT_FALSE(is_running(first));
}

TEST_F(ProbePool, AnIdleWorkerThatKeepsMuchMemoryIsReplaced) {
    auto lean = settings();
    lean.idle_memory_bytes = 1 << 20;
    open(lean);
    const auto first = who(key()).first;
    EXPECT_NE(who(key()).first, first);
}

TEST_F(ProbePool, AJobPastItsDeadlineIsKilledWithinASecond) {
    open(settings());
    for (const std::string sql : {"hang", "spin"}) {
        const auto pid = who(key()).first;
        const auto deadline = in(300ms);
        EXPECT_EQ(told(key(), sql, 300ms), "error: query_timeout") << sql;
        EXPECT_LT(std::chrono::steady_clock::now(), deadline + 1s);
        EXPECT_FALSE(is_running(pid));
    }
    EXPECT_EQ(told(key(), "echo again"), "again");
}

TEST_F(ProbePool, ACrashCostsItsRequestOnly) {
    open(settings());
    const auto bystander = who(key("other")).first;
    EXPECT_EQ(told(key(), "crash"), "error: worker_crashed");
    EXPECT_EQ(told(key(), "exit"), "error: worker_crashed");
    EXPECT_EQ(told(key(), "echo again"), "again");
    EXPECT_EQ(who(key("other")).first, bystander);
    EXPECT_EQ(status().crashed, 2u);
}

TEST_F(ProbePool, AWorkerKilledWhileIdleCostsNothing) {
    open(settings());
    for (int i = 0; i < 20; ++i) {
        const auto pid = who(key()).first;
        ASSERT_GT(pid, 0);
        ::kill(pid, SIGKILL);
    }
    EXPECT_EQ(told(key(), "echo again"), "again");
}

TEST_F(ProbePool, AJobThatWantsTooMuchMemoryIsRefusedAsTooLarge) {
    open(settings());
    EXPECT_EQ(told(key(), "grow"), "error: query_too_large");
    EXPECT_EQ(told(key(), "echo again"), "again");
}

TEST_F(ProbePool, CancellingAJobKillsItsWorker) {
    open(settings());
    const auto pid = who(key()).first;
    asio::cancellation_signal cancel;
    std::exception_ptr outcome;
    QueryJob job{.location = {}, .sql = "hang"};
    asio::co_spawn(
        loop_, pool_->query(key(), std::move(job), in(20s)),
        asio::bind_cancellation_slot(
            cancel.slot(), [&](std::exception_ptr failure, const base::Result<QueryOutcome>&) {
                outcome = failure;
            }));
    while (status().busy == 0) {
    }
    cancel.emit(asio::cancellation_type::terminal);
    while (!outcome) loop_.run_one();
    EXPECT_THROW(std::rethrow_exception(outcome), boost::system::system_error);
    EXPECT_FALSE(is_running(pid));
    EXPECT_EQ(told(key(), "echo again"), "again");
    EXPECT_EQ(status().crashed, 0u);
}

runtime::Task<void> ask_into(Pool& pool, WorkerKey key, std::string sql, Deadline deadline,
                             std::vector<std::string>& answers) {
    QueryJob job{.location = {}, .sql = std::move(sql)};
    const auto outcome = co_await pool.query(std::move(key), std::move(job), deadline);
    answers.push_back(outcome ? "answered" : std::string{base::name(outcome.error().code)});
}

TEST_F(ProbePool, WhatCannotWaitIsRefusedAsOverloaded) {
    auto small = settings();
    small.max_workers = 1;
    small.max_waiting = 2;
    small.max_wait = 10s;
    open(small);
    who(key());
    std::vector<std::string> answers;
    runtime::TaskGroup group{loop_.get_executor()};
    for (int i = 0; i < 5; ++i) {
        group.spawn("ask", ask_into(*pool_, key(), "wait 100", in(20s), answers));
    }
    runtime::run(loop_, group.wait());
    EXPECT_EQ(std::ranges::count(answers, "answered"), 3);
    EXPECT_EQ(std::ranges::count(answers, "overloaded"), 2);
}

TEST_F(ProbePool, AJobThatWaitedTooLongIsRefusedAsOverloaded) {
    auto small = settings();
    small.max_workers = 1;
    small.max_wait = 50ms;
    open(small);
    ASSERT_TRUE(runtime::run(loop_, pool_->start()));
    who(key());
    std::vector<std::string> answers;
    runtime::TaskGroup group{loop_.get_executor()};
    group.spawn("ask", ask_into(*pool_, key(), "wait 1000", in(20s), answers));
    group.spawn("ask", ask_into(*pool_, key(), "who", in(20s), answers));
    runtime::run(loop_, group.wait());
    EXPECT_EQ(answers, (std::vector<std::string>{"overloaded", "answered"}));
}

TEST_F(ProbePool, OneTenantCannotTakeEveryWorker) {
    auto shared = settings();
    shared.max_workers = 4;
    shared.max_per_tenant = 1;
    shared.max_wait = 10s;
    open(shared);
    who(key("greedy"));
    std::vector<std::string> greedy;
    std::vector<std::string> modest;
    runtime::TaskGroup group{loop_.get_executor()};
    for (int i = 0; i < 3; ++i) {
        group.spawn("ask", ask_into(*pool_, key("greedy"), "wait 300", in(20s), greedy));
    }
    group.spawn("ask", ask_into(*pool_, key("modest"), "who", in(20s), modest));
    while (modest.empty()) loop_.run_one();
    EXPECT_TRUE(greedy.empty());
    runtime::run(loop_, group.wait());
    EXPECT_EQ(std::ranges::count(greedy, "answered"), 3);
}

TEST_F(ProbePool, ProgressIsToldAtMostAHundredTimesAndInOrder) {
    open(settings());
    std::vector<double> parts;
    const auto report = runtime::run(
        loop_, pool_->ingest(key(), {.files = {}, .database_path = ""}, in(20s),
                             [&parts](const Progress& told) { parts.push_back(told.part); }));
    ASSERT_TRUE(report);
    EXPECT_GT(parts.size(), 10u);
    EXPECT_LE(parts.size(), 101u);
    EXPECT_TRUE(std::ranges::is_sorted(parts));
}

TEST_F(ProbePool, ForgettingADataSourceEndsItsWorkersAndNoOther) {
    open(settings());
    const auto gone = who(key("acme", "orders")).first;
    const auto stays = who(key("acme", "stock")).first;
    runtime::run(loop_, pool_->forget(base::TenantId{"acme"}, base::DataSourceId{"orders"}));
    EXPECT_FALSE(is_running(gone));
    EXPECT_EQ(who(key("acme", "stock")).first, stays);
}

TEST_F(ProbePool, AWorkersTemporaryFolderGoesWithIt) {
    open(settings());
    const auto temporary = told(key(), "temporary");
    EXPECT_TRUE(std::filesystem::is_directory(temporary));
    runtime::run(loop_, pool_->stop(1s));
    EXPECT_FALSE(std::filesystem::exists(temporary));
}

TEST_F(ProbePool, ANewPoolRemovesWhatAKilledOneLeft) {
    const auto left = folder_.path() / "datapilot-spill-left" / "0";
    std::filesystem::create_directories(left);
    open(settings());
    const auto own = told(key(), "temporary");
    EXPECT_FALSE(std::filesystem::exists(left));
    const Pool second{loop_.get_executor(), [this] {
                          auto same = settings();
                          same.temporary_directory = folder_.path().string();
                          return same;
                      }()};
    EXPECT_TRUE(std::filesystem::exists(own));
}

TEST_F(ProbePool, StoppingRefusesWhatIsNewLetsWhatRunsEndAndLeavesNoProcess) {
    open(settings());
    const auto idle = who(key("idle")).first;
    std::vector<std::string> answers;
    runtime::TaskGroup group{loop_.get_executor()};
    group.spawn("ask", ask_into(*pool_, key("busy"), "wait 200", in(20s), answers));
    while (status().busy == 0) {
    }
    runtime::run(loop_, pool_->stop(10s));
    runtime::run(loop_, group.wait());
    EXPECT_EQ(answers, std::vector<std::string>{"answered"});
    EXPECT_EQ(told(key(), "who"), "error: shutting_down");
    EXPECT_FALSE(is_running(idle));
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a child was left";
    EXPECT_EQ(errno, ECHILD);
}

TEST_F(ProbePool, StoppingKillsWhatDoesNotEndInTime) {
    open(settings());
    std::vector<std::string> answers;
    runtime::TaskGroup group{loop_.get_executor()};
    group.spawn("ask", ask_into(*pool_, key(), "hang", in(60s), answers));
    while (status().busy == 0) {
    }
    runtime::run(loop_, pool_->stop(100ms));
    runtime::run(loop_, group.wait());
    EXPECT_EQ(answers, std::vector<std::string>{"shutting_down"});
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a child was left";
}

TEST_F(ProbePool, AProgramThatDoesNotStartIsAnErrorAndNotAnEndlessWait) {
    for (const std::string mode : {"broken", "noise"}) {
        auto broken = settings();
        broken.arguments = {mode};
        open(broken);
        EXPECT_EQ(runtime::run(loop_, pool_->start()).error().code, Errc::worker_crashed) << mode;
        EXPECT_EQ(told(key(), "who"), "error: worker_crashed") << mode;
        runtime::run(loop_, pool_->stop(1s));
    }
    auto absent = settings();
    absent.program = "/nowhere/datapilot";
    open(absent);
    EXPECT_EQ(told(key(), "who"), "error: worker_crashed");
}

}  // namespace
}  // namespace datapilot::workers
