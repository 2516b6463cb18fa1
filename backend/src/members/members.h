#pragma once

#include <string>

#include "auth/auth_service.h"
#include "members/member_repository.h"

namespace datapilot::members {

// The members of a tenant. Who is given another role, or removed, feels it at once: their access
// tokens are looked at again.
class Members {
  public:
    Members(postgres::Pool& pool, auth::AuthService& auth) : repository_(pool), auth_(auth) {}

    runtime::Task<base::Page<Member, base::NameCursor>> list(
        tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request);

    // As MemberRepository.
    runtime::Task<base::Result<Member>> change_role(tenancy::TenantScope scope, base::UserId member,
                                                    tenancy::Role role, std::string request_id);
    runtime::Task<base::Result<void>> remove(tenancy::TenantScope scope, base::UserId member,
                                             std::string request_id);

    // A link by which somebody joins. `email` is normalised.
    runtime::Task<base::Result<auth::NewAccountLink>> invite(tenancy::TenantScope scope,
                                                             std::string email, tenancy::Role role,
                                                             std::string request_id);

    // A link by which a member chooses a new password: not_found, forbidden.
    runtime::Task<base::Result<auth::NewAccountLink>> make_password_link(tenancy::TenantScope scope,
                                                                         base::UserId member,
                                                                         std::string request_id);

  private:
    MemberRepository repository_;
    auth::AuthService& auth_;
};

}  // namespace datapilot::members
