#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <thread>

#include "metrics/counter.h"
#include "metrics/histogram.h"
#include "metrics/loop_lag.h"
#include "metrics/process.h"
#include "runtime/deadline.h"
#include "runtime/run.h"

namespace datapilot::metrics {
namespace {

using namespace std::chrono_literals;

template <class Family>
std::string written(const Family& family) {
    Exposition exposition;
    family.write(exposition);
    return exposition.take();
}

TEST(Counter, CountsEachCombinationOfLabelsByItself) {
    Counter answers{{"answers_total", "Answers.", {"engine", "status"}}};
    answers.add({"rules", "answered"});
    answers.add({"model", "refused"}, 3);
    answers.add({"rules", "answered"});
    EXPECT_EQ(written(answers),
              "# HELP answers_total Answers.\n"
              "# TYPE answers_total counter\n"
              "answers_total{engine=\"model\",status=\"refused\"} 3\n"
              "answers_total{engine=\"rules\",status=\"answered\"} 2\n");
}

TEST(Counter, WhatALabelHoldsCannotEndItsLine) {
    Counter odd{{"odd_total", "Odd.", {"text"}}};
    odd.add({"a\"b\\c\nd"});
    EXPECT_NE(written(odd).find("odd_total{text=\"a\\\"b\\\\c\\nd\"} 1\n"), std::string::npos);
}

TEST(Histogram, ABoundCountsWhatIsAtMostAsLarge) {
    Histogram times{{"seconds", "Times."}, {0.125, 1}};
    for (const double time : {0.0625, 0.125, 0.5, 7.0}) times.observe({}, time);
    EXPECT_EQ(written(times),
              "# HELP seconds Times.\n"
              "# TYPE seconds histogram\n"
              "seconds_bucket{le=\"0.125\"} 2\n"
              "seconds_bucket{le=\"1\"} 3\n"
              "seconds_bucket{le=\"+Inf\"} 4\n"
              "seconds_sum 7.6875\n"
              "seconds_count 4\n");
}

TEST(Process, TellsItsMemoryAndItsFiles) {
    Exposition exposition;
    Process{}.write(exposition);
    const auto text = exposition.take();
    for (const auto* name : {"\nprocess_resident_memory_bytes ", "\nprocess_open_fds ",
                             "\nprocess_cpu_seconds_total ", "\nprocess_start_time_seconds "}) {
        const auto at = text.find(name);
        ASSERT_NE(at, std::string::npos) << name;
        EXPECT_GT(std::stod(text.substr(text.find(' ', at) + 1)), 0) << name;
    }
}

TEST(LoopLag, AStallOfTheLoopIsSeen) {
    boost::asio::io_context loop;
    LoopLag lag;
    auto watching = lag.watch();
    auto bounded = runtime::with_deadline(1200ms, std::move(watching));
    boost::asio::steady_timer stall{loop, 100ms};
    stall.async_wait([](boost::system::error_code) { std::this_thread::sleep_for(800ms); });
    runtime::run(loop, std::move(bounded));
    const auto text = written(lag);
    EXPECT_NE(text.find("_count 1\n"), std::string::npos) << text;
    EXPECT_NE(text.find("le=\"0.1\"} 0\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace datapilot::metrics
