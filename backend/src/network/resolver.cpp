#include "network/resolver.h"

#include <ifaddrs.h>
#include <netdb.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <optional>
#include <utility>

namespace datapilot::network {
namespace {

namespace asio = boost::asio;
namespace ip = boost::asio::ip;

constexpr std::size_t longest_host = 253;

std::optional<Address> address_of(const sockaddr* raw) {
    if (raw == nullptr) return std::nullopt;
    if (raw->sa_family == AF_INET) {
        const auto* v4 = reinterpret_cast<const sockaddr_in*>(raw);
        return ip::address_v4{ntohl(v4->sin_addr.s_addr)};
    }
    if (raw->sa_family != AF_INET6) return std::nullopt;
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(raw);
    ip::address_v6::bytes_type bytes{};
    std::ranges::copy(v6->sin6_addr.s6_addr, bytes.begin());
    return ip::address_v6{bytes, v6->sin6_scope_id};
}

// In the order in which the machine would try them.
std::vector<Address> addresses_of_name(const std::string& host) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo* first = nullptr;
    if (getaddrinfo(host.c_str(), nullptr, &wanted, &first) != 0) return {};
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> found(first, freeaddrinfo);
    std::vector<Address> addresses;
    for (const auto* entry = found.get(); entry != nullptr; entry = entry->ai_next) {
        if (const auto address = address_of(entry->ai_addr)) addresses.push_back(*address);
    }
    return addresses;
}

std::vector<Address> addresses_of_this_machine() {
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0) return {};
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> found(first, freeifaddrs);
    std::vector<Address> addresses;
    for (const auto* entry = found.get(); entry != nullptr; entry = entry->ifa_next) {
        if (const auto address = address_of(entry->ifa_addr)) addresses.push_back(*address);
    }
    return addresses;
}

Lookup look_up(const std::string& host, const std::vector<std::string>& own_hosts,
               const AddressPolicy& policy) {
    const auto addresses = addresses_of_name(host);
    if (addresses.empty()) return {Lookup::Outcome::no_such_name};
    auto own = addresses_of_this_machine();
    for (const auto& own_host : own_hosts) {
        const auto more = addresses_of_name(own_host);
        own.insert(own.end(), more.begin(), more.end());
    }
    for (const auto& address : addresses) {
        const auto usable = policy.usable(address, own);
        if (usable) return {Lookup::Outcome::found, usable->to_string(), is_public(*usable)};
    }
    return {Lookup::Outcome::not_allowed};
}

// What a thread finds for a coroutine that may not wait for it any more.
struct Pending {
    explicit Pending(const asio::any_io_executor& executor, std::chrono::milliseconds time)
        : timer(executor, time) {}

    asio::steady_timer timer;
    std::optional<Lookup> found{};
};

base::Error overloaded() {
    return {base::Errc::overloaded,
            {"Le serveur est très sollicité. Réessayez dans quelques secondes.",
             "The server is very busy. Try again in a few seconds."},
            "too many names are being looked up"};
}

}  // namespace

Resolver::Resolver(AddressPolicy policy, std::vector<std::string> own_hosts, Limits limits)
    : policy_(std::move(policy)),
      own_hosts_(std::move(own_hosts)),
      limits_(limits),
      threads_(limits.threads) {}

Resolver::~Resolver() {
    threads_.stop();
    threads_.join();
}

// A lookup cannot be interrupted, so one that takes too long is left to end by itself; until then
// it counts among those that run.
runtime::Task<base::Result<Lookup>> Resolver::find(std::string host) {
    if (running_.fetch_add(1) >= limits_.lookups) {
        --running_;
        co_return overloaded();
    }
    const auto executor = co_await asio::this_coro::executor;
    const auto pending = std::make_shared<Pending>(executor, limits_.time);
    // The timer belongs to the executor's thread: the other one never owns it.
    asio::post(threads_,
               [this, waiting = std::weak_ptr(pending), executor, host = std::move(host)] {
                   auto found = look_up(host, own_hosts_, policy_);
                   --running_;
                   asio::post(executor, [waiting, found = std::move(found)] {
                       const auto still = waiting.lock();
                       if (!still) return;
                       still->found = found;
                       still->timer.cancel();
                   });
               });
    boost::system::error_code cancelled;
    co_await pending->timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    co_return pending->found.value_or(Lookup{});
}

bool is_host(std::string_view text) {
    boost::system::error_code no_number;
    const auto address = ip::make_address(std::string{text}, no_number);
    if (!no_number) return !address.is_v6() || address.to_v6().scope_id() == 0;
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '_';
    };
    return !text.empty() && text.size() <= longest_host && text.front() != '-' &&
           text.front() != '.' && std::ranges::all_of(text, is_allowed);
}

}  // namespace datapilot::network
