#include "llm/connection.h"

#include <utility>

namespace datapilot::llm {

std::optional<ModelAddress> operators_model(const config::ModelSettings& settings) {
    if (settings.provider == config::ModelProvider::none) return std::nullopt;
    return ModelAddress{.kind = settings.provider == config::ModelProvider::anthropic
                                    ? ProviderKind::anthropic
                                    : ProviderKind::openai_compatible,
                        .url = settings.url,
                        .key = settings.key,
                        .model = settings.model};
}

http_client::NetworkSettings network_settings(const config::ModelSettings& settings) {
    return {.ca_file = settings.ca_file,
            .proxies = {.for_https = settings.https_proxy,
                        .for_http = settings.http_proxy,
                        .never = settings.no_proxy}};
}

Connection::Connection(http_client::Client& network, ModelAddress address, CallLimits limits)
    : patient_({network, clock_, http_client::random_share}, {}, {}),
      provider_(patient_, std::move(address), limits) {}

}  // namespace datapilot::llm
