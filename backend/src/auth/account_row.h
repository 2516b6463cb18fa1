#pragma once

#include "postgres/rows.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// Of the columns `role`, and `tenant_id`, `user_id` and `role`.
tenancy::Role role_of(const postgres::Row& row);
tenancy::TenantScope scope_of(const postgres::Row& row);

}  // namespace datapilot::auth
