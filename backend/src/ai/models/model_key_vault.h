#pragma once

#include <optional>
#include <string>

#include "ai/models/own_model.h"
#include "base/clock.h"
#include "base/ids.h"
#include "crypto/fernet.h"

namespace datapilot::ai::models {

// Keys of tenants' models as they stand in the metadata store: encrypted, and of no use for another
// tenant, another kind of service or another address than their own.
class ModelKeyVault {
  public:
    ModelKeyVault(crypto::Fernet fernet, const base::Clock& clock)
        : fernet_(std::move(fernet)), clock_(clock) {}

    // An empty key is none: there is nothing to seal.
    OwnModel seal(const base::TenantId& tenant, const llm::ModelAddress& address) const;

    // Nothing where no key opens it, or it was sealed for elsewhere.
    std::optional<llm::ModelAddress> open(const base::TenantId& tenant, const OwnModel& own) const;

  private:
    crypto::Fernet fernet_;
    const base::Clock& clock_;
};

}  // namespace datapilot::ai::models
