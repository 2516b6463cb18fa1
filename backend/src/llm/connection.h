#pragma once

#include <optional>

#include "base/clock.h"
#include "config/settings.h"
#include "http_client/network_client.h"
#include "http_client/patient_client.h"
#include "llm/http_provider.h"

namespace datapilot::llm {

// The model that the operator configured, if any.
std::optional<ModelAddress> operators_model(const config::ModelSettings& settings);

// How models are reached: the operator's authorities and proxies.
http_client::NetworkSettings network_settings(const config::ModelSettings& settings);

// One model with patience, a circuit breaker and limits of its own: what ails it ails no other.
class Connection {
  public:
    Connection(http_client::Client& network, ModelAddress address, CallLimits limits);

    Provider& provider() { return provider_; }

  private:
    base::SystemClock clock_;
    http_client::PatientClient patient_;
    HttpProvider provider_;
};

}  // namespace datapilot::llm
