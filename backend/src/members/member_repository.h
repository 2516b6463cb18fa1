#pragma once

#include <optional>
#include <string>

#include "base/page.h"
#include "base/result.h"
#include "members/member.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::members {

class MemberRepository {
  public:
    explicit MemberRepository(postgres::Pool& pool) : pool_(pool) {}

    // By address.
    runtime::Task<base::Page<Member, base::NameCursor>> list(
        tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request);

    runtime::Task<std::optional<Member>> find(tenancy::TenantScope scope, base::UserId member);

    // Both: not_found; forbidden where the member's role, before or after, is above that of the
    // scope; conflict where the tenant would be left without an owner.
    runtime::Task<base::Result<Member>> change_role(tenancy::TenantScope scope, base::UserId member,
                                                    tenancy::Role role, std::string request_id);
    runtime::Task<base::Result<void>> remove(tenancy::TenantScope scope, base::UserId member,
                                             std::string request_id);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::members
