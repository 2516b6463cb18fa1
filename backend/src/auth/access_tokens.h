#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "auth/session_id.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/jwt.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// What an access token says: who it was issued to, as they were then, and in which session.
struct AccessClaim {
    tenancy::TenantScope scope;
    SessionId session;
};

// The signed token that a client shows with each request for half an hour.
class AccessTokens {
  public:
    // The secret has at least 32 random bytes.
    AccessTokens(std::string_view secret, std::chrono::seconds lifetime, const base::Clock& clock);

    std::string issue(const AccessClaim& claim) const;

    // unauthenticated, or token_expired where refreshing helps.
    base::Result<AccessClaim> verify(std::string_view token) const;

    std::chrono::seconds lifetime() const { return jwt_.lifetime(); }

  private:
    crypto::Jwt jwt_;
    const base::Clock& clock_;
};

}  // namespace datapilot::auth
