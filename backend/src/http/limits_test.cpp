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
using LimitsTest = tests::ServerTest;

TEST_F(LimitsTest, AClientThatSendsItsHeadersTooSlowlyIsTimedOut) {
    Limits limits;
    limits.header = 100ms;
    restart(limits);
    RawConnection connection(port_);
    connection.send("GET /hello/x HTTP/1.1\r\nHos");
    const auto answer = connection.read_answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.code(), "request_timeout");
    EXPECT_EQ(connection.read_until_closed(), "");
}

TEST_F(LimitsTest, AClientThatSendsItsBodyTooSlowlyIsTimedOut) {
    Limits limits;
    limits.body = 100ms;
    limits.body_piece = 100ms;
    restart(limits);
    for (const std::string path : {"/echo", "/swallow"}) {
        const auto answer =
            ask("POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: 20\r\n\r\n{\"a\":");
        EXPECT_EQ(answer.code(), "request_timeout") << path;
    }
}

TEST_F(LimitsTest, AConnectionThatStaysSilentIsClosed) {
    Limits limits;
    limits.idle = 50ms;
    restart(limits);
    RawConnection connection(port_);
    EXPECT_EQ(connection.read_until_closed(), "");
}

TEST_F(LimitsTest, MoreRequestsThanMayRunAreRefusedAsOverloadedButTheHealthIsTold) {
    Limits limits;
    limits.in_flight = 2;
    restart(limits);
    RawConnection first(port_);
    RawConnection second(port_);
    first.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
    second.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
    wait_until(seen_.started, 2);
    HttpClient client(port_);
    const auto refused = client.get("/hello/x");
    EXPECT_EQ(refused.code(), "overloaded");
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(client.get("/healthz").status, 204);
}

TEST_F(LimitsTest, MoreConnectionsThanMayStandAreClosedAtOnce) {
    Limits limits;
    limits.connections = 1;
    restart(limits);
    HttpClient first(port_);
    EXPECT_EQ(first.get("/hello/x").status, 200);
    RawConnection second(port_);
    EXPECT_EQ(second.read_until_closed(), "");
    EXPECT_EQ(first.get("/hello/x").status, 200);
}

TEST_F(LimitsTest, AtShutdownWhatRunsIsFinishedAndWhatIsNewIsRefused) {
    RawConnection busy(port_);
    RawConnection kept(port_);
    kept.send("GET /hello/x HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_EQ(kept.read_answer().status, 200);
    busy.send("GET /naps HTTP/1.1\r\n" + host + "\r\n");
    wait_until(seen_.started, 1);

    auto stopped = begin_stop();
    thread_.join();
    thread_ = std::thread([this] {
        loop_.restart();
        loop_.run();
    });
    kept.send("GET /hello/x HTTP/1.1\r\n" + host + "\r\n");
    const auto refused = kept.read_answer();
    EXPECT_EQ(refused.code(), "shutting_down");
    EXPECT_EQ(refused.header("Connection"), "close");
    EXPECT_EQ(busy.read_answer().status, 204);
    EXPECT_EQ(busy.read_until_closed(), "");
    stopped.get();
    thread_.join();
    EXPECT_EQ(seen_.cancelled, 0);
    EXPECT_THROW(RawConnection{port_}, std::exception);
}

TEST_F(LimitsTest, AtShutdownWhatRunsTooLongIsCancelled) {
    Limits limits;
    limits.drain = 50ms;
    restart(limits);
    RawConnection connection(port_);
    connection.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
    wait_until(seen_.started, 1);
    stop();
    EXPECT_EQ(seen_.cancelled, 1);
    EXPECT_EQ(connection.read_until_closed(), "");
}

}  // namespace
}  // namespace datapilot::http
