#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "auth/client.h"
#include "auth/lifetimes.h"
#include "auth/session_id.h"
#include "auth/session_repository.h"
#include "base/clock.h"
#include "base/result.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// 256 bits that only its holder knows; the store has its hash.
struct RefreshToken {
    std::string text;
    std::chrono::seconds lifetime;
    SessionId session;
};

// A session lives while its refresh token is traded in time, and no longer than a session may.
class Sessions {
  public:
    Sessions(postgres::Pool& pool, std::string_view secret, Lifetimes lifetimes,
             const base::Clock& clock);

    runtime::Task<RefreshToken> open(tenancy::TenantScope scope, Client client);

    struct Continued {
        tenancy::TenantScope scope;
        RefreshToken token;
    };
    // A token is traded once. The same client's retry within ten seconds gets the same successor:
    // its answer may have been lost, or two tabs asked at once. Any other reuse ends the session
    // (refresh_reused); a token that is unknown or over is unauthenticated.
    runtime::Task<base::Result<Continued>> trade(std::string token, Client client);

    // Whose session it was; nothing where there is no such token.
    runtime::Task<std::optional<tenancy::TenantScope>> end(std::string token, Client client);

  private:
    std::string successor_of(const std::string& token, const base::Bytes& salt) const;

    SessionRepository repository_;
    base::Bytes successor_key_;
    Lifetimes lifetimes_;
    const base::Clock& clock_;
};

}  // namespace datapilot::auth
