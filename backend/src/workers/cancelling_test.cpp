// Ending a job whose work is on a customer's own server.
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/system/system_error.hpp>
#include <fstream>

#include "runtime/task_group.h"
#include "support/probe_pool.h"
#include "workers/pool.h"

namespace datapilot::workers {
namespace {

namespace asio = boost::asio;

class Cancelling : public ProbePool {
  protected:
    void SetUp() override { open(settings()); }

    WorkerKey server() {
        auto wanted = key();
        wanted.network = Network::outbound;
        return wanted;
    }

    std::string note() { return key().directory + "/note"; }
    std::string noted() {
        std::ifstream file{note()};
        std::string text;
        std::getline(file, text);
        return text;
    }

    // Runs the SQL, and cancels it once it runs.
    void cancel(WorkerKey who, std::string sql) {
        asio::cancellation_signal signal;
        std::exception_ptr outcome;
        QueryJob job{.location = {}, .sql = std::move(sql)};
        asio::co_spawn(
            loop_, pool_->query(std::move(who), std::move(job), in(20s)),
            asio::bind_cancellation_slot(
                signal.slot(), [&](std::exception_ptr failure, const base::Result<QueryOutcome>&) {
                    outcome = failure;
                }));
        while (status().busy == 0) {
        }
        signal.emit(asio::cancellation_type::terminal);
        while (!outcome) loop_.run_one();
        EXPECT_THROW(std::rethrow_exception(outcome), boost::system::system_error);
    }
};

TEST_F(Cancelling, AWorkerOfAServerIsHungUpOnAndCancelsBeforeItEnds) {
    const auto pid = who(server()).first;
    cancel(server(), "elsewhere " + note());
    EXPECT_EQ(noted(), "hung up");
    EXPECT_FALSE(is_running(pid));
    EXPECT_EQ(status().crashed, 0u);
    EXPECT_EQ(told(server(), "echo again"), "again");
}

TEST_F(Cancelling, AWorkerThatDoesNotGoIsKilled) {
    const auto pid = who(server()).first;
    cancel(server(), "spin");
    EXPECT_FALSE(is_running(pid));
}

TEST_F(Cancelling, AWorkerThatSendsAllTheWhileIsKilledToo) {
    const auto pid = who(server()).first;
    cancel(server(), "lie progress");
    EXPECT_FALSE(is_running(pid));
}

TEST_F(Cancelling, AWorkerOfFilesIsKilledAtOnce) {
    cancel(key(), "elsewhere " + note());
    EXPECT_EQ(noted(), "");
}

TEST_F(Cancelling, AJobIsToldALittleLessTimeThanServeGivesIt) {
    const auto left = std::stol(told(server(), "time", 2s));
    EXPECT_LE(left, 1800);
    EXPECT_GT(left, 0);
}

TEST_F(Cancelling, AJobThatKeepsToItsTimeAnswersAndItsWorkerStays) {
    const auto pid = who(server()).first;
    EXPECT_EQ(told(server(), "elsewhere " + note(), 1s), "cancelled");
    EXPECT_EQ(noted(), "out of time");
    EXPECT_EQ(who(server()).first, pid);
}

TEST_F(Cancelling, AJobPastItsDeadlineIsDeadWithinASecondOfIt) {
    const auto pid = who(server()).first;
    const auto deadline = in(300ms);
    EXPECT_EQ(told(server(), "spin", 300ms), "error: query_timeout");
    EXPECT_LT(std::chrono::steady_clock::now(), deadline + 1s);
    EXPECT_FALSE(is_running(pid));
}

TEST_F(Cancelling, StoppingLetsAWorkerCancelFirst) {
    std::vector<base::Errc> codes;
    runtime::TaskGroup group{loop_.get_executor()};
    QueryJob job{.location = {}, .sql = "elsewhere " + note()};
    group.spawn("ask",
                [](Pool& pool, WorkerKey who, QueryJob asked,
                   std::vector<base::Errc>& into) -> runtime::Task<void> {
                    const auto outcome = co_await pool.query(std::move(who), std::move(asked),
                                                             Deadline::clock::now() + 60s);
                    if (!outcome) into.push_back(outcome.error().code);
                }(*pool_, server(), std::move(job), codes));
    while (status().busy == 0) {
    }
    runtime::run(loop_, pool_->stop(100ms));
    runtime::run(loop_, group.wait());
    EXPECT_EQ(codes, std::vector<base::Errc>{base::Errc::shutting_down});
    EXPECT_EQ(noted(), "hung up");
}

}  // namespace
}  // namespace datapilot::workers
