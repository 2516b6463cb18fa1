#pragma once

#include <optional>
#include <string>

#include "auth/account_link.h"
#include "auth/client.h"
#include "base/bytes.h"
#include "base/page.h"
#include "base/result.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// A link to be stored. `user` where it is for the password of one who is there.
struct LinkToStore {
    LinkPurpose purpose;
    std::string email;
    tenancy::Role role;
    std::optional<base::UserId> user;
    base::Bytes token_hash;
    base::Instant expires_at;
    std::string request_id;
};

// A password chosen through a link.
struct LinkUse {
    base::Bytes token_hash;
    std::string hashed_password;
    std::string language;
    base::Instant now;
    Client client;
};

class AccountLinkRepository {
  public:
    explicit AccountLinkRepository(postgres::Pool& pool) : pool_(pool) {}

    // In place of the one before for the same purpose and address. conflict where the address of an
    // invitation has an account in this tenant, or too many links wait.
    runtime::Task<base::Result<AccountLink>> store(tenancy::TenantScope scope, LinkToStore link);

    // Those that can still be used, by address.
    runtime::Task<base::Page<AccountLink, base::NameCursor>> list(
        tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request, base::Instant now);

    runtime::Task<base::Result<void>> revoke(tenancy::TenantScope scope, AccountLinkId id,
                                             std::string request_id);

    // Nothing where the token is unknown, used, revoked or over.
    runtime::Task<std::optional<LinkOffer>> find(base::Bytes token_hash, base::Instant now);

    // Uses up the link and makes the account of the scope. not_found where the link is over,
    // email_taken.
    runtime::Task<base::Result<void>> join(tenancy::TenantScope scope, LinkUse use);

    // Uses up the link and changes the password, which ends the sessions there were. not_found.
    runtime::Task<base::Result<void>> reset(tenancy::TenantScope scope, LinkUse use);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::auth
