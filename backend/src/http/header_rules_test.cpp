#include "http/header_rules.h"

#include <gtest/gtest.h>

#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <random>
#include <string>

namespace datapilot::http {
namespace {

namespace beast_http = boost::beast::http;

std::string fault(const std::string& headers, const std::string& version = "1.1") {
    return std::string{
        fault_in_head("GET / HTTP/" + version + "\r\n" + headers + "\r\n").value_or("")};
}

TEST(HeaderRules, AnOrdinaryHeadIsSound) {
    EXPECT_EQ(fault("Host: a\r\nAccept: */*\r\nX-Empty:\r\nContent-Length: 12\r\n"), "");
    EXPECT_EQ(fault("Host: a\r\nTransfer-Encoding: Chunked\r\n"), "");
    EXPECT_EQ(fault("", "1.0"), "");
}

TEST(HeaderRules, WhatMakesTheEndOfAMessageUncertainIsAFault) {
    EXPECT_NE(fault("Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"), "");
    EXPECT_NE(fault("Host: a\r\nContent-Length: 1\r\ncontent-length: 1\r\n"), "");
    EXPECT_NE(fault("Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), "");
    EXPECT_NE(fault("Transfer-Encoding: chunked\r\n", "1.0"), "");
    for (const std::string length : {"", "-1", "0x1", "1 2", "1,1", "9999999999999999999"}) {
        EXPECT_NE(fault("Host: a\r\nContent-Length: " + length + "\r\n"), "") << length;
    }
    EXPECT_NE(fault("Host: a\r\nA : b\r\n"), "");
    EXPECT_NE(fault("Host: a\r\nA: b\r\n folded\r\n"), "");
    EXPECT_NE(fault(""), "");
}

TEST(HeaderRules, ABareLineFeedIsSeenWhereverTheTextIsCut) {
    const std::string text = "GET / HTTP/1.1\r\nA: b\nC: d\r\n";
    for (std::size_t from = 0; from <= 20; ++from) EXPECT_TRUE(has_bare_line_feed(text, from));
    EXPECT_FALSE(has_bare_line_feed("GET / HTTP/1.1\r\nA: b\r\n", 0));
    EXPECT_TRUE(has_bare_line_feed("\n", 0));
}

// A head that passes is read by the parser behind with the same framing, or not at all.
TEST(HeaderRules, TheParserNeverSeesAnotherMessageThanTheRulesDid) {
    std::mt19937 random{42};
    const std::vector<std::string> lines{"Host: a",
                                         "Content-Length: 5",
                                         "Content-Length:5 ",
                                         "Transfer-Encoding: chunked",
                                         "Connection: close",
                                         "A: \tb",
                                         "Transfer-Encoding:\tchunked",
                                         " folded",
                                         "Content-Length: 05"};
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string head = "POST / HTTP/1.1\r\n";
        for (unsigned count = random() % 5; count > 0; --count) {
            head += lines[random() % lines.size()] + "\r\n";
        }
        head += "\r\n";
        if (random() % 2 == 0)
            head[16 + random() % (head.size() - 16)] = static_cast<char>(random());
        if (!head.ends_with("\r\n\r\n") || fault_in_head(head)) continue;

        beast_http::request_parser<beast_http::buffer_body> parser;
        boost::system::error_code failure;
        const auto used = parser.put(boost::asio::buffer(head), failure);
        if (failure && failure != beast_http::error::need_buffer) continue;
        ++accepted;
        EXPECT_EQ(used, head.size());
        EXPECT_FALSE(parser.chunked() && parser.content_length().has_value());
        EXPECT_EQ(
            parser.get().count("Content-Length") + parser.get().count("Transfer-Encoding") > 0,
            parser.chunked() || parser.content_length().has_value());
    }
    EXPECT_GT(accepted, 1000);
}

}  // namespace
}  // namespace datapilot::http
