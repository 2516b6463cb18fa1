#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "tenancy/role.h"

namespace datapilot::members {

// A user of the tenant, as the others see them.
struct Member {
    base::UserId id;
    std::string email;
    std::optional<std::string> name;
    tenancy::Role role;
    base::Instant joined_at;
    std::optional<base::Instant> last_seen_at;  // when a session of theirs was last renewed
};

}  // namespace datapilot::members
