#pragma once

#include <string>

#include "auth/account_link.h"
#include "auth/account_link_repository.h"
#include "base/clock.h"
#include "base/result.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// Who an account link is for.
struct LinkTarget {
    LinkPurpose purpose;
    std::string email;  // normalised
    tenancy::Role role;
    std::optional<base::UserId> user{};
};

// Links by which people get into a tenant, or back into it. An admin makes one and hands it over.
class AccountLinks {
  public:
    AccountLinks(postgres::Pool& pool, const base::Clock& clock)
        : repository_(pool), clock_(clock) {}

    // forbidden where the role is above the maker's own; else as AccountLinkRepository::store.
    runtime::Task<base::Result<NewAccountLink>> make(tenancy::TenantScope scope, LinkTarget target,
                                                     std::string request_id);

    runtime::Task<base::Page<AccountLink, base::NameCursor>> list(
        tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request);

    runtime::Task<base::Result<void>> revoke(tenancy::TenantScope scope, AccountLinkId id,
                                             std::string request_id);

    // not_found where the token opens nothing (any more).
    runtime::Task<base::Result<LinkOffer>> read(std::string token);

    // Whom the link let in. not_found, email_taken.
    runtime::Task<base::Result<tenancy::TenantScope>> use(std::string token,
                                                          std::string hashed_password,
                                                          std::string language, Client client);

  private:
    AccountLinkRepository repository_;
    const base::Clock& clock_;
};

}  // namespace datapilot::auth
