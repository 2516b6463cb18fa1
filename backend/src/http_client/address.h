#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datapilot::http_client {

// The parts of a URL that a call needs.
struct Address {
    bool tls = true;
    std::string host;
    std::string port;
    std::string target;  // path and query

    // As the Host header and a proxy want it: the port is there unless it is the scheme's own.
    std::string authority() const;
};

// An IPv6 number stands in brackets where a port may follow.
std::string bracketed(const std::string& host);

// Nothing where it is not http:// or https:// with a host.
std::optional<Address> parse_address(std::string_view url);

// Which calls take which proxy, as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say it.
struct Proxies {
    std::string for_https{};
    std::string for_http{};
    std::vector<std::string> never{};  // hosts, domains with all below them, or "*"
};

// The proxy that a call to this address takes, if any.
std::optional<Address> proxy_for(const Proxies& proxies, const Address& address);

}  // namespace datapilot::http_client
