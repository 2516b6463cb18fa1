#pragma once

#include <string>

#include "auth/client.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "postgres/transaction.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

struct NewPassword {
    std::string hashed;
    base::Bytes kept_token_hash;  // of a refresh token whose session goes on; empty: none does
    base::Instant now;
    Client client;
};

// Gives the user of the scope a new password, which ends their other sessions.
runtime::Task<void> set_password(postgres::Transaction* transaction, tenancy::TenantScope scope,
                                 NewPassword password);

}  // namespace datapilot::auth
