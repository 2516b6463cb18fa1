#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "support/http_server_fixture.h"

namespace datapilot::http {
namespace {

using namespace std::chrono_literals;
using tests::host;
using tests::HttpClient;
using tests::RawConnection;
using StreamingTest = tests::ServerTest;

TEST_F(StreamingTest, AStreamedBodyReachesTheHandlerWhileItIsSent) {
    RawConnection connection(port_);
    connection.send("POST /swallow HTTP/1.1\r\n" + host + "Content-Length: 20000000\r\n\r\n");
    const std::string megabyte(1'000'000, 'x');
    connection.send(megabyte);
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (seen_.body_bytes < megabyte.size() && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(seen_.body_bytes, megabyte.size());
    for (int i = 1; i < 20; ++i) connection.send(megabyte);
    EXPECT_EQ(connection.read_answer().json().at("bytes").to_number<int>(), 20'000'000);
}

TEST_F(StreamingTest, AnUploadThatIsCutIsToldToItsHandler) {
    RawConnection connection(port_);
    connection.send("POST /swallow HTTP/1.1\r\n" + host + "Content-Length: 100\r\n\r\nabc");
    connection.finish_sending();
    EXPECT_EQ(connection.read_answer().code(), "upload_interrupted");
}

TEST_F(StreamingTest, AHandlerWhoseClientHasGoneIsCancelled) {
    {
        RawConnection connection(port_);
        connection.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
        wait_until(seen_.started, 1);
        connection.reset();
    }
    wait_until(seen_.cancelled, 1);
    {
        RawConnection connection(port_);
        connection.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
        wait_until(seen_.started, 2);
    }
    wait_until(seen_.cancelled, 2);
}

TEST_F(StreamingTest, AStreamWhoseClientHasGoneIsCancelled) {
    {
        RawConnection connection(port_);
        connection.send("GET /endless HTTP/1.1\r\n" + host + "\r\n");
        EXPECT_FALSE(connection.read_some().empty());
    }
    wait_until(seen_.cancelled, 1);
}

TEST_F(StreamingTest, AStreamWhoseClientReadsNothingIsCancelledInTheEnd) {
    Limits limits;
    limits.write_piece = 100ms;
    restart(limits);
    RawConnection connection(port_);
    connection.send("GET /flood HTTP/1.1\r\n" + host + "\r\n");
    wait_until(seen_.cancelled, 1);
}

TEST_F(StreamingTest, APipelinedRequestDoesNotHideThatTheClientHasGone) {
    {
        RawConnection connection(port_);
        connection.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\nGET /hello/x HTTP/1.1\r\n" + host +
                        "\r\n");
        wait_until(seen_.started, 1);
    }
    wait_until(seen_.cancelled, 1);
}

TEST_F(StreamingTest, AClientThatHalfClosesGetsTheAnswerOfAHandlerThatDoesNotWait) {
    RawConnection connection(port_);
    connection.send("GET /hello/x HTTP/1.1\r\n" + host + "\r\n");
    connection.finish_sending();
    EXPECT_EQ(connection.read_answer().status, 200);
    EXPECT_EQ(connection.read_until_closed(), "");
}

TEST_F(StreamingTest, EventsAreSentAsServerSentEvents) {
    HttpClient client(port_);
    const auto answer = client.get("/events");
    EXPECT_EQ(answer.header("Content-Type"), "text/event-stream");
    EXPECT_TRUE(answer.body.starts_with(
        "event: step\ndata: {\"n\":1}\n\nevent: step\ndata: {\"n\":2}\n\nevent: error\ndata: {"));
    EXPECT_NE(answer.body.find("\"message\":\"Raté.\""), std::string::npos);
    EXPECT_TRUE(answer.body.ends_with("}\n\n"));
    EXPECT_EQ(client.get("/hello/x").status, 200);
}

TEST_F(StreamingTest, AStreamThatBreaksOffIsCutWithoutItsEnd) {
    RawConnection connection(port_);
    connection.send("GET /half HTTP/1.1\r\n" + host + "\r\n");
    const auto answer = connection.read_until_closed();
    EXPECT_NE(answer.find("the first half"), std::string::npos);
    EXPECT_FALSE(answer.ends_with("0\r\n\r\n"));
}

TEST_F(StreamingTest, AClientOfHttp10GetsAStreamThatEndsWithTheConnection) {
    RawConnection connection(port_);
    connection.send("GET /events HTTP/1.0\r\n\r\n");
    const auto answer = connection.read_until_closed();
    EXPECT_EQ(answer.find("Transfer-Encoding"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("}\n\n"));
}

}  // namespace
}  // namespace datapilot::http
