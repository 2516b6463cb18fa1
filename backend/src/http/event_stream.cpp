#include "http/event_stream.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <utility>

#include "base/json_text.h"
#include "http/body_writer.h"
#include "http/problem.h"
#include "runtime/deadline.h"

namespace datapilot::http {
namespace {

namespace asio = boost::asio;

constexpr auto heartbeat_interval = std::chrono::seconds{15};

runtime::Task<void> beat(BodyWriter& writer) {
    while (true) {
        co_await runtime::sleep_for(heartbeat_interval);
        co_await writer.write(": keep-alive\n\n");
    }
}

runtime::Task<void> run_events(EventProducer producer, BodyWriter& writer) {
    const auto executor = co_await asio::this_coro::executor;
    auto group = asio::experimental::make_parallel_group(
        asio::co_spawn(executor, producer(EventStream{writer}), asio::deferred),
        asio::co_spawn(executor, beat(writer), asio::deferred));
    const auto [order, failure, heart_failure] =
        co_await group.async_wait(asio::experimental::wait_for_one(), asio::use_awaitable);
    if (order[0] == 1 && heart_failure) std::rethrow_exception(heart_failure);
    if (failure) std::rethrow_exception(failure);
}

runtime::Task<void> send_event(BodyWriter* writer, std::string event, boost::json::value data) {
    std::string text = "event: " + event + "\ndata: " + base::json_text(data) + "\n\n";
    co_await writer->write(std::move(text));
}

}  // namespace

runtime::Task<void> EventStream::send(std::string event, boost::json::value data) {
    return send_event(writer_, std::move(event), std::move(data));
}

runtime::Task<void> EventStream::send_error(base::Error error) {
    boost::json::value problem = problem_object(error, writer_->language(), writer_->request_id());
    return send_event(writer_, "error", std::move(problem));
}

Response event_stream(EventProducer producer) {
    auto events = stream("text/event-stream", [producer = std::move(producer)](BodyWriter& writer) {
        return run_events(producer, writer);
    });
    return std::move(events).with("X-Accel-Buffering", "no");
}

}  // namespace datapilot::http
