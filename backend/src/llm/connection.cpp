#include "llm/connection.h"

namespace datapilot::llm {
namespace {

http_client::NetworkSettings network_settings(const config::ModelSettings& settings) {
    return {.ca_file = settings.ca_file,
            .proxies = {.for_https = settings.https_proxy,
                        .for_http = settings.http_proxy,
                        .never = settings.no_proxy}};
}

ModelAddress address(const config::ModelSettings& settings) {
    return {.kind = settings.provider == config::ModelProvider::anthropic
                        ? ProviderKind::anthropic
                        : ProviderKind::openai_compatible,
            .url = settings.url,
            .key = settings.key,
            .model = settings.model};
}

}  // namespace

std::unique_ptr<Connection> Connection::from(const config::ModelSettings& settings) {
    if (settings.provider == config::ModelProvider::none) return nullptr;
    return std::unique_ptr<Connection>(new Connection(settings));
}

Connection::Connection(const config::ModelSettings& settings)
    : network_(network_settings(settings)),
      patient_({network_, clock_, http_client::random_share}, {}, {}),
      provider_(patient_, address(settings), settings.most_time) {}

}  // namespace datapilot::llm
