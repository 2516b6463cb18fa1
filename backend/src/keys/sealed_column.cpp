#include "keys/sealed_column.h"

#include <array>

namespace datapilot::keys {

std::span<const SealedColumn> sealed_columns() {
    static constexpr std::array columns{
        SealedColumn{.next = "SELECT tenant_id, id FROM data_sources "
                             "WHERE connection_config_encrypted IS NOT NULL "
                             "AND ($1::uuid IS NULL OR (tenant_id, id) > ($1, $2::uuid)) "
                             "ORDER BY tenant_id, id LIMIT $3",
                     .lock = "SELECT connection_config_encrypted AS sealed FROM data_sources "
                             "WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
                     .replace = "UPDATE data_sources SET connection_config_encrypted = $3 "
                                "WHERE tenant_id = $1 AND id = $2",
                     .action = "data_source.key_rotated",
                     .object_type = "data_source"},
        // A tenant has one at most: its id is the tenant's.
        SealedColumn{.next = "SELECT tenant_id, tenant_id AS id FROM model_providers "
                             "WHERE key_encrypted IS NOT NULL "
                             "AND ($1::uuid IS NULL OR (tenant_id, tenant_id) > ($1, $2::uuid)) "
                             "ORDER BY tenant_id LIMIT $3",
                     .lock = "SELECT key_encrypted AS sealed FROM model_providers "
                             "WHERE tenant_id = $1 AND tenant_id = $2 FOR UPDATE",
                     .replace = "UPDATE model_providers SET key_encrypted = $3 "
                                "WHERE tenant_id = $1 AND tenant_id = $2",
                     .action = "model_settings.key_rotated",
                     .object_type = "model_settings"}};
    return columns;
}

}  // namespace datapilot::keys
