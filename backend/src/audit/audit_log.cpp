#include "audit/audit_log.h"

#include <boost/json/serialize.hpp>

namespace datapilot::audit {

runtime::Task<void> record(postgres::Transaction* transaction, tenancy::TenantScope scope,
                           Event event) {
    const auto detail = boost::json::serialize(event.detail);
    co_await transaction->query(
        "INSERT INTO audit_log (tenant_id, user_id, action, object_type, object_id, request_id, "
        "detail) VALUES ($1, $2, $3, $4, nullif($5, '')::uuid, $6, $7)",
        scope.tenant(), scope.user(), event.action, event.object_type, event.object_id,
        event.request_id, detail);
}

}  // namespace datapilot::audit
