#pragma once

#include <optional>
#include <string>

#include "auth/account.h"
#include "auth/client.h"
#include "auth/new_password.h"
#include "auth/registration.h"
#include "postgres/pool.h"
#include "runtime/task.h"

namespace datapilot::auth {

class AccountRepository {
  public:
    explicit AccountRepository(postgres::Pool& pool) : pool_(pool) {}

    // Makes the tenant, its owner and its first workspace; false where the email is taken.
    runtime::Task<bool> create(tenancy::TenantScope owner, Registration registration,
                               std::string hashed_password, Client client);

    runtime::Task<std::optional<Account>> find_by_email(std::string email);

    // Nothing where the user was removed since the scope was opened.
    runtime::Task<std::optional<User>> find(tenancy::TenantScope scope);

    runtime::Task<void> change(tenancy::TenantScope scope, ProfileChange change);

    // The address and the password hash of the user, unless they were removed.
    struct Credentials {
        std::string email;
        std::string hashed_password;
    };
    runtime::Task<std::optional<Credentials>> find_credentials(tenancy::TenantScope scope);

    runtime::Task<void> change_password(tenancy::TenantScope scope, NewPassword password);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::auth
