#include "auth/new_password.h"

#include <utility>

#include "auth/auth_event.h"

namespace datapilot::auth {

runtime::Task<void> set_password(postgres::Transaction* transaction, tenancy::TenantScope scope,
                                 NewPassword password) {
    co_await transaction->query(
        "UPDATE users SET hashed_password = $3 WHERE tenant_id = $1 AND id = $2", scope.tenant(),
        scope.user(), password.hashed);
    co_await transaction->query(
        "UPDATE sessions SET ended_at = $3, end_reason = 'password_changed' "
        "WHERE tenant_id = $1 AND user_id = $2 AND ended_at IS NULL "
        "AND id NOT IN (SELECT session_id FROM refresh_tokens "
        "WHERE tenant_id = $1 AND token_hash = $4)",
        scope.tenant(), scope.user(), password.now, password.kept_token_hash);
    auto event = user_event("user.password_changed", scope, password.client);
    co_await audit::record(transaction, std::move(scope), std::move(event));
}

}  // namespace datapilot::auth
