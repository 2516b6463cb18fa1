#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "tenancy/role.h"

namespace datapilot::auth {

using AccountLinkId = base::Id<struct AccountLinkKind>;

// What a link lets its holder do once: make the account it invites to, or choose a new password.
enum class LinkPurpose { invitation, password };

std::string_view name(LinkPurpose purpose);
std::optional<LinkPurpose> link_purpose_from_name(std::string_view name);

// A link that waits for its holder, as an admin sees it: its token was shown once, when it was
// made.
struct AccountLink {
    AccountLinkId id;
    LinkPurpose purpose;
    std::string email;
    tenancy::Role role;
    base::Instant created_at;
    base::Instant expires_at;
};

struct NewAccountLink {
    AccountLink link;
    std::string token;  // 256 bits that only the holder will know; the store has their hash
};

// What the holder of a token is offered.
struct LinkOffer {
    base::TenantId tenant;
    std::string tenant_name;
    std::optional<base::UserId> user;  // whose password it is
    LinkPurpose purpose;
    std::string email;
    tenancy::Role role;
    base::Instant expires_at;
};

}  // namespace datapilot::auth
