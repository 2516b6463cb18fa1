#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <thread>

#include "http/server.h"
#include "support/http_client.h"

namespace datapilot::tests {

// What the handlers of the sample application saw, written on the server's thread.
struct Seen {
    std::atomic<int> started = 0;
    std::atomic<int> cancelled = 0;
    std::atomic<std::size_t> body_bytes = 0;
};

// Routes that greet, echo, sleep, stream, throw and swallow, and tokens "viewer" and "owner".
http::Application sample_application(Seen& seen);

// A server on a thread of its own, on a free port, for the sample application.
class ServerTest : public ::testing::Test {
  protected:
    void SetUp() override { start({}); }
    void TearDown() override { stop(); }

    void restart(http::Limits limits) {
        stop();
        start(limits);
    }

    // As at SIGTERM: from another thread, while serve() runs.
    std::future<void> begin_stop();
    void stop();

    // What the server answers to these bytes on a connection of their own.
    HttpAnswer ask(const std::string& bytes) const;

    static void wait_until(const std::atomic<int>& count, int value);

    Seen seen_;
    http::Application application_ = sample_application(seen_);
    boost::asio::io_context loop_;
    std::optional<http::Server> server_;
    std::uint16_t port_ = 0;
    std::thread thread_;

  private:
    void start(http::Limits limits);
};

inline const std::string host = "Host: x\r\n";

}  // namespace datapilot::tests
