#pragma once

#include <chrono>
#include <list>
#include <memory>

#include "ai/models/model_key_vault.h"
#include "http_client/client.h"
#include "llm/connection.h"

namespace datapilot::ai::models {

// Connections to tenants' own models, kept for those who asked last, so that a circuit breaker
// remembers what it saw. Runs on one event loop.
class TenantModels {
  public:
    struct Limits {
        std::chrono::seconds call_time;
        std::size_t calls = 32;     // at once, of one tenant
        std::size_t tenants = 256;  // that are remembered
    };

    // The network judges addresses: they are not the operator's.
    TenantModels(http_client::Client& network, const ModelKeyVault& vault, Limits limits)
        : network_(network), vault_(vault), limits_(limits) {}

    // Nothing where the key cannot be opened. Whoever holds it may go on asking while it is
    // replaced.
    std::shared_ptr<llm::Connection> connection(const base::TenantId& tenant, const OwnModel& own);

  private:
    struct Entry {
        base::TenantId tenant;
        OwnModel own;
        std::shared_ptr<llm::Connection> connection;
    };

    http_client::Client& network_;
    const ModelKeyVault& vault_;
    Limits limits_;
    std::list<Entry> entries_;  // last asked first
};

}  // namespace datapilot::ai::models
