#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "network/address_policy.h"
#include "runtime/task.h"

namespace datapilot::network {

struct Lookup {
    enum class Outcome { found, no_such_name, not_allowed };
    Outcome outcome = Outcome::no_such_name;
    std::string address{};   // the number to connect to, where it was found
    bool is_public = false;  // so that what is sent to it in clear may pass anybody's line
};

// Finds the numbers of hosts and judges them. Whoever connects uses the number that it gave, never
// the name again: a name may lead elsewhere a moment later. Any thread may call it.
class Resolver {
  public:
    struct Limits {
        std::size_t threads = 4;
        std::size_t lookups = 32;  // at once; one more is refused as overloaded
        std::chrono::milliseconds time{5000};
    };

    // `own_hosts`: names or numbers of servers that are ours and no customer's.
    Resolver(AddressPolicy policy, std::vector<std::string> own_hosts)
        : Resolver(std::move(policy), std::move(own_hosts), Limits{}) {}
    Resolver(AddressPolicy policy, std::vector<std::string> own_hosts, Limits limits);
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    // A name that nothing answers for in time has no number.
    runtime::Task<base::Result<Lookup>> find(std::string host);

  private:
    AddressPolicy policy_;
    std::vector<std::string> own_hosts_;
    Limits limits_;
    std::atomic<std::size_t> running_ = 0;
    boost::asio::thread_pool threads_;
};

// Whether the text is a name or a number of a host, and nothing that a client library would take
// for a socket's path, a list, or more than a host.
bool is_host(std::string_view text);

}  // namespace datapilot::network
