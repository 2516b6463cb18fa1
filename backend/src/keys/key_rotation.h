#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "crypto/fernet.h"
#include "keys/sealed_column.h"
#include "postgres/pool.h"
#include "runtime/task.h"

namespace datapilot::keys {

struct RotationCounts {
    std::int64_t rotated = 0;
    std::int64_t current = 0;     // under the first key already
    std::int64_t unreadable = 0;  // no key opens them
};

// Brings every stored secret under the first key, of all tenants one after the other, each in a
// transaction of its own: it may be interrupted, and run again, at any time, also while the server
// works. The store is used as its owner, who alone finds the secrets of all tenants.
class KeyRotation {
  public:
    KeyRotation(postgres::Pool& owners_store, const crypto::Fernet& fernet)
        : store_(owners_store), fernet_(fernet) {}

    runtime::Task<RotationCounts> run();

  private:
    // Where one secret is kept.
    struct Place {
        base::TenantId tenant;
        std::string id;
    };

    runtime::Task<void> rotate_all(const SealedColumn* column, RotationCounts* counts);
    runtime::Task<std::vector<Place>> next_after(const SealedColumn* column,
                                                 std::optional<Place> last);
    runtime::Task<void> rotate(const SealedColumn* column, Place place, RotationCounts* counts);

    postgres::Pool& store_;
    const crypto::Fernet& fernet_;
};

}  // namespace datapilot::keys
