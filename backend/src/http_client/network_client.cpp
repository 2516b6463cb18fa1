#include "http_client/network_client.h"

#include <memory>
#include <utility>

#include "http_client/exchange.h"

namespace datapilot::http_client {

using runtime::Task;
namespace ssl = boost::asio::ssl;

NetworkClient::NetworkClient(NetworkSettings settings)
    : tls_(ssl::context::tls_client),
      proxies_(std::move(settings.proxies)),
      judge_(settings.judge) {
    tls_.set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 |
                     ssl::context::no_tlsv1_1);
    tls_.set_default_verify_paths();
    if (!settings.ca_file.empty()) tls_.load_verify_file(settings.ca_file);
}

Task<Result<Answer>> NetworkClient::fetch(Request request) {
    const auto body = std::make_shared<std::string>();
    PieceSink gather = [body](const Head&, std::string_view piece) {
        *body += piece;
        return Reading::go_on;
    };
    auto answer = co_await stream(std::move(request), std::move(gather));
    if (answer && answer->body.empty()) answer->body = std::move(*body);
    co_return answer;
}

Task<Result<Answer>> NetworkClient::stream(Request request, PieceSink sink) {
    const auto address = parse_address(request.url);
    if (!address) co_return Failure{FailureKind::bad_url, "no http:// or https:// URL"};
    Exchange exchange{{tls_, *address, proxy_for(proxies_, *address), judge_},
                      std::move(request),
                      std::move(sink)};
    co_return co_await exchange.run();
}

}  // namespace datapilot::http_client
