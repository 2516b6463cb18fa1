#include "http/server.h"

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <memory>
#include <utility>

#include "runtime/deadline.h"
#include "runtime/log.h"

namespace datapilot::http {
namespace {

namespace asio = boost::asio;
namespace log = runtime::log;
using asio::ip::tcp;
using namespace std::chrono_literals;

runtime::Task<void> run_session(tcp::socket socket, SessionContext context) {
    Session session(std::move(socket), context);
    co_await session.run();
}

runtime::Task<void> until_idle(const Dispatcher& dispatcher) {
    while (dispatcher.in_flight() > 0) co_await runtime::sleep_for(10ms);
}

}  // namespace

Server::Server(asio::any_io_executor executor, ServerSettings settings,
               const Application& application)
    : settings_(std::move(settings)),
      acceptor_(executor, tcp::endpoint{asio::ip::make_address(settings_.address), settings_.port}),
      dispatcher_(application, OriginPolicy{settings_.allowed_origins}, settings_.limits),
      sessions_(executor) {}

std::uint16_t Server::port() const {
    return acceptor_.local_endpoint().port();
}

runtime::Task<void> Server::serve() {
    while (acceptor_.is_open()) {
        boost::system::error_code failure;
        auto socket =
            co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, failure));
        if (failure == asio::error::operation_aborted) co_return;
        if (failure) {
            // Out of descriptors, or the client left already: others may still be served.
            log::warning("accept_failed", {{"reason", failure.message()}});
            co_await runtime::sleep_for(100ms);
            continue;
        }
        if (sessions_.running() >= settings_.limits.connections) {
            log::warning("connection_refused", {{"connections", sessions_.running()}});
            continue;
        }
        sessions_.spawn("session", run_session(std::move(socket), {dispatcher_, settings_.limits,
                                                                   settings_.trusted_proxies}));
    }
}

runtime::Task<void> Server::stop() {
    boost::system::error_code closed;
    acceptor_.close(closed);
    dispatcher_.drain();
    auto idle = until_idle(dispatcher_);
    auto bounded = runtime::with_deadline(settings_.limits.drain, std::move(idle));
    const bool finished = co_await std::move(bounded);
    if (!finished) log::warning("requests_cut", {{"in_flight", dispatcher_.in_flight()}});
    co_await sessions_.stop();
}

}  // namespace datapilot::http
