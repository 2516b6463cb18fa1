#pragma once

#include <utility>

#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// The one place where a TenantScope is made: for an account that was just proved, and for nobody
// else. Only this folder includes it.
class ScopeMaker {
  public:
    static tenancy::TenantScope make(base::TenantId tenant, base::UserId user, tenancy::Role role) {
        return {std::move(tenant), std::move(user), role};
    }
};

}  // namespace datapilot::auth
