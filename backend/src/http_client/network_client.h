#pragma once

#include <boost/asio/ssl/context.hpp>
#include <string>

#include "http_client/address.h"
#include "http_client/client.h"

namespace datapilot::http_client {

struct NetworkSettings {
    std::string ca_file{};  // PEM, trusted besides the system's store
    Proxies proxies{};
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
};

}  // namespace datapilot::http_client
