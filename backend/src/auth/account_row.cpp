#include "auth/account_row.h"

#include <stdexcept>

#include "auth/scope_maker.h"

namespace datapilot::auth {

tenancy::Role role_of(const postgres::Row& row) {
    const auto role = tenancy::role_from_name(row.text("role"));
    if (!role) throw std::logic_error("a user has a role that is none");
    return *role;
}

tenancy::TenantScope scope_of(const postgres::Row& row) {
    return ScopeMaker::make(row.id<base::TenantId>("tenant_id"), row.id<base::UserId>("user_id"),
                            role_of(row));
}

}  // namespace datapilot::auth
