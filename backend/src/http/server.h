#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "http/dispatcher.h"
#include "http/limits.h"
#include "http/session.h"
#include "runtime/task.h"
#include "runtime/task_group.h"

namespace datapilot::http {

struct ServerSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
    std::vector<std::string> allowed_origins{};
    std::vector<std::string> trusted_proxies{};  // whose X-Forwarded-For is believed
    Limits limits{};
};

// Listens from its construction on; throws boost::system::system_error where it cannot.
class Server {
  public:
    Server(boost::asio::any_io_executor executor, ServerSettings settings,
           const Application& application);

    std::uint16_t port() const;

    // Accepts connections until stop().
    runtime::Task<void> serve();

    // Takes no new work, lets what runs finish for a while (Limits::drain), cancels the rest.
    runtime::Task<void> stop();

  private:
    ServerSettings settings_;
    boost::asio::ip::tcp::acceptor acceptor_;
    Dispatcher dispatcher_;
    runtime::TaskGroup sessions_;
};

}  // namespace datapilot::http
