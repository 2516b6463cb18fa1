#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "tenancy/role.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// A user as they see themselves.
struct User {
    base::UserId id;
    std::string email;
    std::optional<std::string> name;
    tenancy::Role role;
    std::string language;
    base::TenantId tenant;
    std::string tenant_name;
    base::Instant created_at;
};

// What a sign-in checks, and the scope it opens once it has.
struct Account {
    tenancy::TenantScope scope;
    std::string hashed_password;
};

// What users change of themselves; absent: as it is.
struct ProfileChange {
    std::optional<std::string> name{};  // empty: none
    std::optional<std::string> language{};
};

struct PasswordChange {
    std::string current;
    std::string wanted;
};

}  // namespace datapilot::auth
