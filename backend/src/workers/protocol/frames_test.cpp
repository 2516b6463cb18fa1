#include "workers/protocol/frames.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace datapilot::workers {
namespace {

std::vector<Frame> read_all(FrameReader& reader) {
    std::vector<Frame> frames;
    while (true) {
        auto frame = reader.next();
        if (!frame || !*frame) return frames;
        frames.push_back(std::move(**frame));
    }
}

TEST(Frames, FramesCutAnywhereAreReadWhole) {
    const auto bytes = encode({FrameType::columns, "ab"}) + encode({FrameType::done, ""}) +
                       encode({FrameType::rows, std::string(300, 'x')});
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        FrameReader reader;
        std::vector<Frame> frames;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            reader.append(std::string_view{bytes}.substr(at, piece));
            for (auto& frame : read_all(reader)) frames.push_back(std::move(frame));
        }
        ASSERT_EQ(frames.size(), 3u);
        EXPECT_EQ(frames[0].payload, "ab");
        EXPECT_EQ(frames[1].type, FrameType::done);
        EXPECT_EQ(frames[2].payload.size(), 300u);
        EXPECT_TRUE(reader.empty());
    }
}

TEST(Frames, ALengthOverTheLargestIsRefusedBeforeItsBytesCome) {
    FrameReader reader{100};
    reader.append(std::string_view{"\x65\0\0\0\x14", 5});
    EXPECT_FALSE(reader.next());
}

TEST(Frames, ATypeThatDoesNotExistIsRefused) {
    FrameReader reader;
    reader.append(std::string_view{"\0\0\0\0\x63", 5});
    EXPECT_FALSE(reader.next());
}

TEST(Frames, AFrameTooLargeIsNotSent) {
    EXPECT_THROW(encode({FrameType::done, std::string(max_payload + 1, 'x')}), std::length_error);
}

// Deterministic noise, and true frames with bytes changed: whatever comes, the reader answers or
// refuses, and holds no more than it was given.
TEST(Frames, NoiseIsReadOrRefusedAndNeverMore) {
    std::mt19937 random{20261122};
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes;
        for (int i = 0; i < 4; ++i) {
            bytes += encode(
                {static_cast<FrameType>(16 + random() % 6), std::string(random() % 40, 'x')});
        }
        for (auto flips = random() % 8; flips > 0; --flips) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        FrameReader reader{64};
        std::size_t read = 0;
        for (std::size_t at = 0; at < bytes.size();) {
            const auto piece = 1 + random() % 30;
            reader.append(std::string_view{bytes}.substr(at, piece));
            at += piece;
            for (const auto& frame : read_all(reader)) {
                ASSERT_LE(frame.payload.size(), 64u);
                read += 5 + frame.payload.size();
            }
        }
        ASSERT_LE(read, bytes.size());
    }
}

}  // namespace
}  // namespace datapilot::workers
