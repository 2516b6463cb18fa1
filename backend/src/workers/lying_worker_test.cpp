// A worker is hostile once hostile input has broken it: whatever it sends, serve keeps its memory,
// its other workers, and a clear answer for the one request.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <fstream>
#include <string>

#include "support/probe_pool.h"

namespace datapilot::workers {
namespace {

using LyingWorker = ProbePool;

std::int64_t resident_bytes_of_this_process() {
    std::ifstream statm{"/proc/self/statm"};
    std::int64_t mapped = 0;
    std::int64_t resident = 0;
    statm >> mapped >> resident;
    return resident * 4096;
}

TEST_F(LyingWorker, WhateverItSendsTheRequestGetsAClearErrorAndTheWorkerIsGone) {
    open(settings());
    for (const std::string lie : {"noise", "huge-frame", "other-frame", "columns-twice", "flood",
                                  "deep", "more-rows", "bad-error", "hang-up", "progress"}) {
        const auto liar = who(key()).first;
        EXPECT_EQ(told(key(), "lie " + lie), "error: worker_crashed") << lie;
        EXPECT_EQ(told(key("other"), "echo fine"), "fine") << lie;
        EXPECT_NE(who(key()).first, liar) << lie << " was not the end of it";
    }
}

TEST_F(LyingWorker, AFloodDoesNotGrowServe) {
    open(settings());
    who(key());
    const auto before = resident_bytes_of_this_process();
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(ask(key(), "lie flood"));
    EXPECT_LT(resident_bytes_of_this_process() - before, 128 << 20);
}

TEST_F(LyingWorker, BytesAfterTheAnswerEndTheWorker) {
    open(settings());
    const auto liar = who(key()).first;
    EXPECT_EQ(told(key(), "lie twice"), "first");
    EXPECT_NE(who(key()).first, liar);
}

}  // namespace
}  // namespace datapilot::workers
