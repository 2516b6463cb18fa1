#pragma once

#include <string>

#include "audit/audit_log.h"
#include "auth/client.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// Of the user of the scope: "user.registered", "session.refused".
audit::Event user_event(std::string action, const tenancy::TenantScope& scope,
                        const Client& client);

audit::Event session_event(std::string action, std::string session_id, const Client& client);

}  // namespace datapilot::auth
