#pragma once

#include <utility>

#include "base/ids.h"
#include "tenancy/role.h"

namespace datapilot::auth {
class ScopeMaker;
}

namespace datapilot::tests {
class ScopeBuilder;
}

namespace datapilot::tenancy {

// Proof that a request acts for this user of this tenant. Only auth/ makes one (and the builder of
// tests/support), so a repository method that takes it cannot be reached without a sign-in.
class TenantScope {
  public:
    const base::TenantId& tenant() const { return tenant_; }
    const base::UserId& user() const { return user_; }
    Role role() const { return role_; }

  private:
    friend class auth::ScopeMaker;
    friend class tests::ScopeBuilder;

    TenantScope(base::TenantId tenant, base::UserId user, Role role)
        : tenant_(std::move(tenant)), user_(std::move(user)), role_(role) {}

    base::TenantId tenant_;
    base::UserId user_;
    Role role_;
};

}  // namespace datapilot::tenancy
