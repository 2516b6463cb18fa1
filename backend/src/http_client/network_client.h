#pragma once

#include <boost/asio/ssl/context.hpp>
#include <string>

#include "http_client/address.h"
#include "http_client/client.h"
#include "network/resolver.h"

namespace datapilot::http_client {

struct NetworkSettings {
    std::string ca_file{};  // PEM, trusted besides the system's store
    Proxies proxies{};
    // Where the addresses are not the operator's: each host is judged, only a judged number is
    // connected to, and nothing goes in clear to a public one. It outlives the client.
    network::Resolver* judge = nullptr;
};

// One connection a call. The coroutines run on their callers' executors, which must be strands or
// have one thread. Cancelling a call closes its connection.
class NetworkClient final : public Client {
  public:
    // Throws boost::system::system_error where the CA file cannot be read.
    explicit NetworkClient(NetworkSettings settings);

    runtime::Task<Result<Answer>> fetch(Request request) override;
    runtime::Task<Result<Answer>> stream(Request request, PieceSink sink) override;

  private:
    boost::asio::ssl::context tls_;
    Proxies proxies_;
    network::Resolver* judge_;
};

}  // namespace datapilot::http_client
