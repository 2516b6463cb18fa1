#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "crypto/jwt.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// The signed token that a client shows with each request for half an hour.
class AccessTokens {
  public:
    // The secret has at least 32 random bytes.
    AccessTokens(std::string_view secret, std::chrono::seconds lifetime, const base::Clock& clock);

    std::string issue(const tenancy::TenantScope& scope) const;

    // unauthenticated, or token_expired where refreshing helps.
    base::Result<tenancy::TenantScope> verify(std::string_view token) const;

    std::chrono::seconds lifetime() const { return jwt_.lifetime(); }

  private:
    crypto::Jwt jwt_;
    const base::Clock& clock_;
};

}  // namespace datapilot::auth
