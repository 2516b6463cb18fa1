#include "http/session.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <stdexcept>
#include <utility>
#include <variant>

#include "http/request_id.h"
#include "http/response_head.h"
#include "http/streamed_body.h"
#include "http/target.h"
#include "runtime/deadline.h"
#include "runtime/log.h"

namespace datapilot::http {
namespace {

namespace asio = boost::asio;
namespace log = runtime::log;

base::Error malformed_target() {
    return {
        base::Errc::malformed_request,
        {"L'adresse de la requête est mal formée.", "The address of the request is malformed."}};
}

runtime::Task<void> produce(BodyProducer producer, StreamedBody& body) {
    co_await producer(body);
    co_await body.finish();
}

runtime::Task<void> in_time(runtime::Duration limit, runtime::Task<void> work) {
    auto bounded = runtime::with_deadline(limit, std::move(work));
    const bool ended = co_await std::move(bounded);
    if (!ended) throw std::runtime_error("the answer passed its time limit");
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, SessionContext context)
    : connection_(std::move(socket), context.limits), context_(context) {}

runtime::Task<void> Session::run() {
    try {
        co_await serve_requests();
    } catch (const boost::system::system_error& ended) {
        // The client left or was too slow to read: nobody is there to be told.
        log::debug("connection_ended", {{"reason", ended.code().message()}});
    }
}

runtime::Task<void> Session::serve_requests() {
    while (true) {
        auto head = co_await connection_.read_head();
        if (!head) {
            co_await refuse(head.error());
            break;
        }
        if (!*head) co_return;
        const auto after = co_await answer(std::move(**head));
        if (after == After::close) break;
    }
    if (!connection_.body_is_read()) co_await connection_.linger();
}

// What came is no request, so it has no headers to go by.
runtime::Task<void> Session::refuse(base::Error error) {
    Exchange exchange{request_id({}), "-", client_address({}), {}};
    exchange.outcome = Outcome{problem(std::move(error))};
    co_await try_to_send(exchange);
    context_.dispatcher.conclude(exchange);
}

runtime::Task<Session::After> Session::answer(MessageHead head) {
    const Dispatcher::Ticket ticket(context_.dispatcher);
    Exchange exchange{request_id(head.headers), std::move(head.method),
                      client_address(head.headers), head.headers};
    exchange.is_http_1_0 = head.is_http_1_0;
    exchange.keep_alive = head.keep_alive;
    Request request({route_method(exchange.method).value_or(Method::get), std::move(head.target),
                     std::move(head.headers), exchange.client_address, exchange.id});
    exchange.language = request.language();

    if (is_well_formed_target(request.target())) {
        auto dispatched = dispatch(exchange, std::move(request));
        co_await unless_client_leaves(std::move(dispatched));
    } else {
        exchange.outcome = Outcome{problem(malformed_target())};
    }
    if (exchange.outcome) {
        co_await send(exchange);
    } else {
        exchange.failure = "the client left";
    }
    context_.dispatcher.conclude(exchange);
    co_return exchange.outcome&& exchange.keep_alive ? After::next_request : After::close;
}

runtime::Task<void> Session::dispatch(Exchange& exchange, Request request) {
    auto outcome = context_.dispatcher.dispatch(exchange.method, std::move(request), connection_);
    exchange.outcome = co_await std::move(outcome);
}

// Cancels the work when the client closes its side. False when that left the work undone.
runtime::Task<bool> Session::unless_client_leaves(runtime::Task<void> work) {
    const auto executor = co_await asio::this_coro::executor;
    auto group = asio::experimental::make_parallel_group(
        asio::co_spawn(executor, std::move(work), asio::deferred),
        asio::co_spawn(executor, connection_.watch_for_close(), asio::deferred));
    const auto [order, failure, watch_failure] =
        co_await group.async_wait(asio::experimental::wait_for_one(), asio::use_awaitable);
    if (!failure) co_return true;
    if (order[0] == 1) co_return false;
    std::rethrow_exception(failure);
}

// What is not taken by the client is noted for the log, and ends the connection.
runtime::Task<void> Session::try_to_send(Exchange& exchange) {
    try {
        co_await send(exchange);
    } catch (const boost::system::system_error& gone) {
        exchange.failure = "the client left: " + gone.code().message();
        exchange.keep_alive = false;
    }
}

runtime::Task<void> Session::send(Exchange& exchange) {
    const auto& dispatcher = context_.dispatcher;
    if (!connection_.body_is_read() || dispatcher.draining()) exchange.keep_alive = false;
    const auto body = complete_answer(exchange, dispatcher.origins());
    const auto& response = exchange.outcome->response;
    const auto head = response_head(response.status, response.headers);
    co_await connection_.write(head, body);
    const bool streamed = std::holds_alternative<BodyProducer>(response.body);
    if (streamed && exchange.method != "HEAD") co_await send_stream(exchange);
}

runtime::Task<void> Session::send_stream(Exchange& exchange) {
    const auto coding =
        exchange.is_http_1_0 ? StreamedBody::Coding::until_close : StreamedBody::Coding::chunked;
    StreamedBody body(connection_, co_await asio::this_coro::executor, coding, exchange.id,
                      exchange.language);
    auto produced = produce(std::get<BodyProducer>(exchange.outcome->response.body), body);
    auto bounded = in_time(context_.limits.streamed, std::move(produced));
    try {
        const bool whole = co_await unless_client_leaves(std::move(bounded));
        if (!whole) exchange.failure = "the client left";
    } catch (const std::exception& thrown) {
        exchange.failure = thrown.what();
        log::error("stream_failed", {{"request_id", exchange.id}, {"reason", thrown.what()}});
    }
    exchange.bytes = body.bytes_written();
    // The connection ends without the body's end, so that the receiver sees that it is not whole.
    if (!exchange.failure.empty()) exchange.keep_alive = false;
}

std::string Session::client_address(const Headers& headers) const {
    auto peer = connection_.peer_address();
    if (std::ranges::find(context_.trusted_proxies, peer) == context_.trusted_proxies.end()) {
        return peer;
    }
    const auto forwarded = split_list(find(headers, "X-Forwarded-For").value_or(""), ',');
    if (forwarded.empty()) return peer;
    boost::system::error_code no_address;
    const auto address = asio::ip::make_address(forwarded.back(), no_address);
    return no_address ? peer : address.to_string();
}

}  // namespace datapilot::http
