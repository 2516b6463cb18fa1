#include "http_client/address.h"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/url/parse.hpp>

namespace datapilot::http_client {
namespace {

bool ends_with_domain(std::string_view host, std::string_view domain) {
    if (domain.starts_with('.')) domain.remove_prefix(1);
    if (domain.empty() || host.size() < domain.size()) return false;
    const auto tail = host.substr(host.size() - domain.size());
    if (!boost::beast::iequals(tail, domain)) return false;
    return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

std::string text(boost::core::string_view part) {
    return {part.data(), part.size()};
}

}  // namespace

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

std::string Address::authority() const {
    const auto name = bracketed(host);
    return port == (tls ? "443" : "80") ? name : name + ":" + port;
}

std::optional<Address> parse_address(std::string_view url) {
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed) return std::nullopt;
    const bool tls = parsed->scheme_id() == boost::urls::scheme::https;
    if (!tls && parsed->scheme_id() != boost::urls::scheme::http) return std::nullopt;
    // A name and a password in the URL would be sent nowhere: better to say that it is wrong.
    if (parsed->host_address().empty() || parsed->has_userinfo()) return std::nullopt;
    Address address{.tls = tls,
                    .host = parsed->host_address(),
                    .port = text(parsed->port()),
                    .target = text(parsed->encoded_path())};
    if (address.port.empty()) address.port = tls ? "443" : "80";
    if (address.target.empty()) address.target = "/";
    if (parsed->has_query()) address.target += "?" + text(parsed->encoded_query());
    return address;
}

std::optional<Address> proxy_for(const Proxies& proxies, const Address& address) {
    const auto& url = address.tls ? proxies.for_https : proxies.for_http;
    if (url.empty()) return std::nullopt;
    const bool direct = std::ranges::any_of(proxies.never, [&](const std::string& never) {
        return never == "*" || ends_with_domain(address.host, never);
    });
    if (direct) return std::nullopt;
    return parse_address(url.find("://") == std::string::npos ? "http://" + url : url);
}

}  // namespace datapilot::http_client
