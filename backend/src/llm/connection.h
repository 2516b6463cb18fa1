#pragma once

#include <memory>

#include "base/clock.h"
#include "config/settings.h"
#include "http_client/network_client.h"
#include "http_client/patient_client.h"
#include "llm/http_provider.h"

namespace datapilot::llm {

// The model that the operator configured, with the clients that lead to it.
class Connection {
  public:
    // Nothing where no provider is configured.
    static std::unique_ptr<Connection> from(const config::ModelSettings& settings);

    Provider& provider() { return provider_; }

  private:
    explicit Connection(const config::ModelSettings& settings);

    base::SystemClock clock_;
    http_client::NetworkClient network_;
    http_client::PatientClient patient_;
    HttpProvider provider_;
};

}  // namespace datapilot::llm
