#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "runtime/blocking_pool.h"
#include "runtime/deadline.h"
#include "runtime/run.h"
#include "runtime/task_group.h"

namespace datapilot::runtime {
namespace {

using namespace std::chrono_literals;

Task<std::string> says(std::string text) {
    co_await sleep_for(1ms);
    co_return text;
}

Task<std::string> throws_late() {
    co_await sleep_for(1ms);
    throw std::runtime_error("broken");
}

class Noted {
  public:
    explicit Noted(std::vector<std::string>& notes) : notes_(notes) {}
    ~Noted() { notes_.push_back("unwound"); }

  private:
    std::vector<std::string>& notes_;
};

Task<void> waits_for_ever(std::vector<std::string>& notes) {
    const Noted noted(notes);
    co_await sleep_for(24h);
}

Task<bool> waits_for_ever_but_for(Duration limit, std::vector<std::string>& notes) {
    Task<void> endless = waits_for_ever(notes);
    Task<bool> bounded = with_deadline(limit, std::move(endless));
    co_return co_await std::move(bounded);
}

TEST(Deadline, ATaskThatEndsInTimeGivesItsValue) {
    boost::asio::io_context loop;
    EXPECT_EQ(run(loop, with_deadline(1h, says("bonjour"))), "bonjour");
}

TEST(Deadline, ATaskThatIsTooSlowIsCancelledAndUnwoundBeforeTheCallerGoesOn) {
    boost::asio::io_context loop;
    std::vector<std::string> notes;
    EXPECT_FALSE(run(loop, with_deadline(1ms, waits_for_ever(notes))));
    EXPECT_EQ(notes, std::vector<std::string>{"unwound"});
}

TEST(Deadline, WhatTheTaskThrowsPassesThrough) {
    boost::asio::io_context loop;
    EXPECT_THROW(run(loop, with_deadline(1h, throws_late())), std::runtime_error);
}

TEST(Deadline, CancellingTheCallerCancelsTheTaskWithin) {
    boost::asio::io_context loop;
    std::vector<std::string> notes;
    EXPECT_FALSE(run(loop, with_deadline(1ms, [&] {
                         return [](std::vector<std::string>& kept) -> Task<void> {
                             Task<bool> inner = waits_for_ever_but_for(24h, kept);
                             co_await std::move(inner);
                         }(notes);
                     }())));
    EXPECT_EQ(notes, std::vector<std::string>{"unwound"});
}

TEST(TaskGroup, StoppingItEndsEveryTaskFirst) {
    boost::asio::io_context loop;
    TaskGroup group(loop.get_executor());
    std::vector<std::string> notes;
    group.spawn("one", waits_for_ever(notes));
    group.spawn("two", waits_for_ever(notes));
    run(loop, sleep_for(1ms));
    EXPECT_EQ(group.running(), 2U);
    run(loop, group.stop());
    EXPECT_EQ(group.running(), 0U);
    EXPECT_EQ(notes.size(), 2U);
}

TEST(TaskGroup, ATaskThatThrowsDoesNotDisturbTheOthers) {
    boost::asio::io_context loop;
    TaskGroup group(loop.get_executor());
    std::vector<std::string> notes;
    group.spawn("faulty", [](Task<std::string> task) -> Task<void> {
        co_await std::move(task);
    }(throws_late()));
    group.spawn("patient", waits_for_ever(notes));
    run(loop, sleep_for(20ms));
    EXPECT_EQ(group.running(), 1U);
    run(loop, group.stop());
}

TEST(BlockingPool, WorkRunsOnAnotherThreadAndItsCallerResumesOnTheLoop) {
    boost::asio::io_context loop;
    BlockingPool pool(1, 1);
    const auto here = std::this_thread::get_id();
    const auto there = run(loop, pool.run([] { return std::this_thread::get_id(); }));
    ASSERT_TRUE(there);
    EXPECT_NE(*there, here);
}

TEST(BlockingPool, WhatTheWorkThrowsReachesTheCaller) {
    boost::asio::io_context loop;
    BlockingPool pool(1, 1);
    EXPECT_THROW(run(loop, pool.run([]() -> int { throw std::runtime_error("no"); })),
                 std::runtime_error);
}

TEST(BlockingPool, MoreWorkThanItMayQueueIsRefusedAsOverloaded) {
    boost::asio::io_context loop;
    BlockingPool pool(1, 1);
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    TaskGroup group(loop.get_executor());
    const auto occupy = [](BlockingPool& threads, std::shared_future<void> wait) -> Task<void> {
        auto waited = threads.run([wait] {
            wait.wait();
            return 0;
        });
        co_await std::move(waited);
    };
    group.spawn("running", occupy(pool, opened));
    group.spawn("queued", occupy(pool, opened));
    run(loop, sleep_for(1ms));

    const auto refused = run(loop, pool.run([] { return 0; }));
    gate.set_value();
    run(loop, group.wait());

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::Errc::overloaded);
    EXPECT_TRUE(run(loop, pool.run([] { return 0; })));
}

}  // namespace
}  // namespace datapilot::runtime
