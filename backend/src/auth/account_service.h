#pragma once

#include <string>

#include "auth/account.h"
#include "auth/account_repository.h"
#include "auth/client.h"
#include "auth/session_watch.h"
#include "auth/throttle.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/password_hasher.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// What users do with their own account.
class AccountService {
  public:
    struct Parts {
        postgres::Pool& pool;
        crypto::PasswordHasher& hasher;
        SessionWatch& watch;
        Throttle& throttle;
        const base::Clock& clock;
    };
    explicit AccountService(Parts parts) : parts_(parts), accounts_(parts.pool) {}

    // unauthenticated where the user was removed.
    runtime::Task<base::Result<User>> find(tenancy::TenantScope scope);
    runtime::Task<base::Result<User>> change(tenancy::TenantScope scope, ProfileChange change);

    // Ends the user's sessions but the one of this refresh token. validation_failed where the
    // current password is another or the wanted one breaks the rules; throttled.
    runtime::Task<base::Result<void>> change_password(tenancy::TenantScope scope,
                                                      PasswordChange change,
                                                      std::string refresh_token, Client client);

  private:
    Parts parts_;
    AccountRepository accounts_;
};

}  // namespace datapilot::auth
