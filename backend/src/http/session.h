#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <string>
#include <vector>

#include "http/connection.h"
#include "http/dispatcher.h"
#include "http/exchange.h"
#include "http/limits.h"
#include "runtime/task.h"

namespace datapilot::http {

// What all sessions share; owned by the server.
struct SessionContext {
    Dispatcher& dispatcher;
    const Limits& limits;
    const std::vector<std::string>& trusted_proxies;
};

// Serves one connection, request after request, until one side ends it.
class Session {
  public:
    Session(boost::asio::ip::tcp::socket socket, SessionContext context);

    runtime::Task<void> run();

  private:
    enum class After { next_request, close };

    runtime::Task<void> serve_requests();
    runtime::Task<After> answer(MessageHead head);
    runtime::Task<void> refuse(base::Error error);
    runtime::Task<void> dispatch(Exchange& exchange, Request request);
    runtime::Task<void> try_to_send(Exchange& exchange);
    runtime::Task<void> send(Exchange& exchange);
    runtime::Task<void> send_stream(Exchange& exchange);
    runtime::Task<bool> unless_client_leaves(runtime::Task<void> work);
    std::string client_address(const Headers& headers) const;

    Connection connection_;
    SessionContext context_;
};

}  // namespace datapilot::http
