#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "crypto/fernet.h"
#include "workers/data_location.h"

namespace datapilot::data_sources {

// Connections as they stand in the metadata store: encrypted, and of no use in another place than
// their own.
class ConnectionVault {
  public:
    ConnectionVault(crypto::Fernet fernet, const base::Clock& clock)
        : fernet_(std::move(fernet)), clock_(clock) {}

    std::string seal(const base::TenantId& tenant, const base::DataSourceId& source,
                     const workers::ServerDatabase& connection) const;

    // Nothing where no key opens it, or it was sealed for another data source.
    std::optional<workers::ServerDatabase> open(const base::TenantId& tenant,
                                                const base::DataSourceId& source,
                                                std::string_view sealed) const;

  private:
    crypto::Fernet fernet_;
    const base::Clock& clock_;
};

}  // namespace datapilot::data_sources
