#include "workers/protocol/progress_frames.h"

#include <gtest/gtest.h>

namespace datapilot::workers {
namespace {

TEST(ProgressFrames, WhatIsReadIsWhatWasWritten) {
    const auto of_files = progress_from(encode_progress({.part = 0.42}));
    ASSERT_TRUE(of_files);
    EXPECT_EQ(*of_files, (Progress{.part = 0.42}));
    const Progress of_schema{.part = 0.5, .schema = {{SchemaPhase::contents, 420, 70'000}}};
    EXPECT_EQ(progress_from(encode_progress(of_schema)), of_schema);
}

TEST(ProgressFrames, WhatNoWorkerSendsIsNoProgress) {
    const auto good = encode_progress({.part = 1, .schema = {{SchemaPhase::relationships, 1, 1}}});
    EXPECT_TRUE(progress_from(good));
    auto unknown_phase = good;
    unknown_phase[1] = 3;
    auto more_than_all = good;
    more_than_all[2] = 2;
    for (const auto& payload : {std::string{}, std::string(1, 101), good.substr(0, 9), good + "x",
                                unknown_phase, more_than_all}) {
        EXPECT_FALSE(progress_from(payload));
    }
}

TEST(ProgressFrames, ASchemaIsReadWithoutEverGoingBack) {
    double before = part({SchemaPhase::structure, 0, 0});
    for (std::uint32_t read = 0; read <= 1'000; ++read) {
        const auto now = part({SchemaPhase::contents, read, 1'000});
        EXPECT_GE(now, before);
        before = now;
    }
    EXPECT_GE(part({SchemaPhase::relationships, 1'000, 1'000}), before);
    EXPECT_LT(part({SchemaPhase::relationships, 1'000, 1'000}), 1);
    EXPECT_EQ(part({SchemaPhase::contents, 0, 0}), part({SchemaPhase::contents, 0, 1}));
}

}  // namespace
}  // namespace datapilot::workers
