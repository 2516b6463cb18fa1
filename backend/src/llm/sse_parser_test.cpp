#include "llm/sse_parser.h"

#include <gtest/gtest.h>

#include <vector>

namespace datapilot::llm {
namespace {

// "name|data" of each event, however the stream was cut.
std::vector<std::string> events(std::string_view stream, std::size_t piece) {
    SseParser parser;
    std::vector<std::string> all;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        EXPECT_TRUE(parser.feed(stream.substr(at, piece), [&](SseEvent event) {
            all.push_back(event.name + "|" + event.data);
        }));
    }
    return all;
}

using Events = std::vector<std::string>;

TEST(SseParser, ReadsEventsWhereverTheStreamIsCut) {
    const std::string stream =
        "event: a\ndata: {\"x\":\"é\"}\n\n: a comment\n\ndata: 1\ndata: 2\r\n\r\nevent: "
        "b\rdata:3\r\r";
    const Events expected{"a|{\"x\":\"é\"}", "message|1\n2", "b|3"};
    for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
        EXPECT_EQ(events(stream, piece), expected) << piece;
    }
}

TEST(SseParser, WhatHasNoEndIsNoEvent) {
    EXPECT_EQ(events("data: half", 4), Events{});
    EXPECT_EQ(events("data: half\n", 4), Events{});
    EXPECT_EQ(events("event: nothing\n\n", 4), Events{});
}

TEST(SseParser, IgnoresFieldsThatItDoesNotKnow) {
    EXPECT_EQ(events("id: 7\nretry: 10\nfoo\ndata: x\n\n", 5), (Events{"message|x"}));
}

TEST(SseParser, AByteOrderMarkIsNoPartOfTheFirstLine) {
    EXPECT_EQ(events("\xEF\xBB\xBF"
                     "data: x\n\n",
                     1),
              (Events{"message|x"}));
}

TEST(SseParser, StopsAtItsCap) {
    SseParser parser{100};
    const auto nothing = [](SseEvent) { FAIL() << "an event past the cap"; };
    EXPECT_TRUE(parser.feed("data: " + std::string(90, 'x') + "\n", nothing));
    EXPECT_FALSE(parser.feed("data: " + std::string(90, 'x') + "\n\n", nothing));
    EXPECT_FALSE(parser.feed("\n", nothing));
}

}  // namespace
}  // namespace datapilot::llm
