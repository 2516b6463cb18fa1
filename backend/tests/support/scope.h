#pragma once

#include <string>

#include "tenancy/tenant_scope.h"

namespace datapilot::tests {

// Makes the TenantScope that a sign-in would have made; for tests only.
class ScopeBuilder {
  public:
    static tenancy::TenantScope build(std::string tenant, std::string user,
                                      tenancy::Role role = tenancy::Role::owner) {
        return {base::TenantId{std::move(tenant)}, base::UserId{std::move(user)}, role};
    }
};

}  // namespace datapilot::tests
