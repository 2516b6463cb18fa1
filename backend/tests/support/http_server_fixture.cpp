#include "support/http_server_fixture.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/json/object.hpp>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "base/unavailable.h"
#include "http/body_writer.h"
#include "http/event_stream.h"
#include "http/json_body.h"
#include "runtime/run.h"
#include "support/scope.h"

namespace datapilot::tests {
namespace {

using namespace std::chrono_literals;
using runtime::Task;

class CountsCancellation {
  public:
    explicit CountsCancellation(Seen& seen) : seen_(seen) { ++seen_.started; }
    ~CountsCancellation() {
        if (!finished_) ++seen_.cancelled;
    }
    CountsCancellation(const CountsCancellation&) = delete;
    CountsCancellation& operator=(const CountsCancellation&) = delete;
    void finish() { finished_ = true; }

  private:
    Seen& seen_;
    bool finished_ = false;
};

Task<http::Response> hello(http::Request request) {
    co_return http::json(200, {{"hello", request.parameter("name")}});
}

Task<http::Response> echo(http::Request request) {
    auto body = http::json_object(request);
    if (!body) co_return http::problem(body.error());
    co_return http::json(200, *body);
}

Task<http::Response> who(tenancy::TenantScope scope, http::Request) {
    co_return http::json(200, {{"tenant", scope.tenant().text()}});
}

Task<http::Response> sleeps(Seen& seen, std::chrono::milliseconds time) {
    CountsCancellation guard(seen);
    co_await runtime::sleep_for(time);
    guard.finish();
    co_return http::no_content();
}

Task<http::Response> swallow(Seen& seen, http::Request request) {
    while (true) {
        const auto piece = co_await request.body_stream().read();
        if (!piece) co_return http::problem(piece.error());
        if (piece->empty()) break;
        seen.body_bytes += piece->size();
    }
    co_return http::json(200, {{"bytes", seen.body_bytes.load()}});
}

boost::json::object step(int n) {
    return {{"n", n}};
}

Task<void> send_through_a_copy(http::EventStream events) {
    return events.send("step", step(1));
}

Task<void> three_events(http::EventStream events) {
    co_await send_through_a_copy(events);
    co_await events.send("step", step(2));
    base::Error failed{base::Errc::query_failed, {"Raté.", "Failed."}};
    co_await events.send_error(std::move(failed));
}

Task<void> endless_events(Seen& seen, http::EventStream events) {
    const CountsCancellation guard(seen);
    for (int n = 0;; ++n) {
        co_await events.send("step", step(n));
        co_await runtime::sleep_for(1ms);
    }
}

Task<void> endless_bytes(Seen& seen, http::BodyWriter& writer) {
    const CountsCancellation guard(seen);
    while (true) co_await writer.write(std::string(1 << 20, 'x'));
}

Task<void> breaks_off(http::BodyWriter& writer) {
    co_await writer.write("the first half");
    throw std::runtime_error("the second half is lost");
}

Task<http::Response> throws(http::Request request) {
    if (request.query("what") == "database") {
        throw base::Unavailable(base::Errc::database_unavailable, "connection refused");
    }
    throw std::runtime_error("a secret detail");
}

Task<base::Result<tenancy::TenantScope>> authenticate(std::string token) {
    if (token == "viewer") {
        co_return ScopeBuilder::build("acme", "vera", tenancy::Role::viewer);
    }
    if (token == "no store") {
        throw base::Unavailable(base::Errc::database_unavailable, "connection refused");
    }
    if (token == "owner") co_return ScopeBuilder::build("acme", "oscar");
    co_return base::Error{base::Errc::unauthenticated, {"Connectez-vous.", "Sign in."}};
}

}  // namespace

http::Application sample_application(Seen& seen) {
    http::Application application{{}, authenticate};
    auto& router = application.router;
    router.operational("/healthz",
                       [](http::Request) -> Task<http::Response> { co_return http::no_content(); });
    router.open(http::Method::get, "/hello/{name}", hello);
    router.open(http::Method::get, "/objects/{id}",
                [](http::Request request) -> Task<http::Response> {
                    co_return http::json(200, {{"id", request.parameter("id")}});
                });
    router.open(http::Method::post, "/echo", echo, http::Body::buffered(10'000));
    router.open(http::Method::get, "/throws", throws);
    router.secured(http::Method::get, "/who", tenancy::Role::viewer, who);
    router.secured(http::Method::delete_, "/who", tenancy::Role::admin, who);
    router.open(http::Method::get, "/sleeps", [&seen](http::Request) { return sleeps(seen, 24h); });
    router.open(http::Method::get, "/naps", [&seen](http::Request) { return sleeps(seen, 300ms); });
    router.open(
        http::Method::post, "/swallow",
        [&seen](http::Request request) { return swallow(seen, std::move(request)); },
        http::Body::streamed(64 << 20));
    router.open(http::Method::get, "/events", [](http::Request) -> Task<http::Response> {
        co_return http::event_stream([](http::EventStream events) { return three_events(events); });
    });
    router.open(http::Method::get, "/endless", [&seen](http::Request) -> Task<http::Response> {
        co_return http::event_stream(
            [&seen](http::EventStream events) { return endless_events(seen, events); });
    });
    router.open(http::Method::get, "/flood", [&seen](http::Request) -> Task<http::Response> {
        co_return http::stream("text/plain", [&seen](http::BodyWriter& writer) {
            return endless_bytes(seen, writer);
        });
    });
    router.open(http::Method::get, "/half", [](http::Request) -> Task<http::Response> {
        co_return http::stream("text/plain", breaks_off);
    });
    return application;
}

void ServerTest::start(http::Limits limits) {
    http::ServerSettings settings;
    settings.limits = limits;
    settings.allowed_origins = {"https://page.example"};
    server_.emplace(loop_.get_executor(), settings, application_);
    port_ = server_->port();
    thread_ = std::thread([this] { runtime::run(loop_, server_->serve()); });
}

std::future<void> ServerTest::begin_stop() {
    return boost::asio::co_spawn(loop_, server_->stop(), boost::asio::use_future);
}

void ServerTest::stop() {
    if (!thread_.joinable()) return;
    auto stopped = begin_stop();
    thread_.join();
    loop_.restart();
    while (stopped.wait_for(0s) != std::future_status::ready) loop_.run_one();
    server_.reset();
}

HttpAnswer ServerTest::ask(const std::string& bytes) const {
    RawConnection connection(port_);
    connection.send(bytes);
    return connection.read_answer();
}

void ServerTest::wait_until(const std::atomic<int>& count, int value) {
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (count < value && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(1ms);
    }
    ASSERT_EQ(count, value);
}

}  // namespace datapilot::tests
