#include "postgres/address.h"

#include <libpq-fe.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <utility>

#include "postgres/failure.h"

namespace datapilot::postgres {
namespace asio = boost::asio;

namespace {

bool needs_resolving(const std::string& host) {
    return !host.empty() && host.front() != '/' && host.front() != '@' &&
           host.find(',') == std::string::npos;
}

}  // namespace

std::string* ConnectSettings::find(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return nullptr;
    return &values[static_cast<std::size_t>(found - names.begin())];
}

void ConnectSettings::add(std::string name, std::string value) {
    names.push_back(std::move(name));
    values.push_back(std::move(value));
}

ConnectSettings parse_url(const std::string& url) {
    char* complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(url.c_str(), &complaint), PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned_complaint(complaint, PQfreemem);
    // The complaint may quote the URL, and with it the password.
    if (!options) throw Unavailable("the database's URL is malformed");
    ConnectSettings settings;
    for (const auto* option = options.get(); option->keyword; ++option) {
        if (option->val) settings.add(option->keyword, option->val);
    }
    return settings;
}

runtime::Task<ConnectSettings> resolved(ConnectSettings settings) {
    std::string* host = settings.find("host");
    if (!host || !needs_resolving(*host) || settings.find("hostaddr")) co_return settings;

    asio::ip::tcp::resolver resolver(co_await asio::this_coro::executor);
    boost::system::error_code failure;
    const auto found = co_await resolver.async_resolve(
        *host, "", asio::redirect_error(asio::use_awaitable, failure));
    if (failure) throw Unavailable("the host's name has no address: " + failure.message());

    // libpq pairs the two lists, and checks a certificate against the name.
    const std::string name = *host;
    std::string addresses;
    host->clear();
    for (const auto& entry : found) {
        if (!addresses.empty()) {
            addresses += ',';
            *host += ',';
        }
        addresses += entry.endpoint().address().to_string();
        *host += name;
    }
    settings.add("hostaddr", addresses);
    co_return settings;
}

}  // namespace datapilot::postgres
