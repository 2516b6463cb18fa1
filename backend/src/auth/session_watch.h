#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "auth/access_tokens.h"
#include "auth/session_repository.h"
#include "base/clock.h"
#include "base/result.h"
#include "postgres/pool.h"
#include "runtime/task.h"

namespace datapilot::auth {

// Whether the session of an access token still holds, and the role that its user has now. A token
// lives half an hour: who was signed out, removed or given another role must not wait for its end.
// An answer is kept for ten seconds, which is also how late another server may notice.
class SessionWatch {
  public:
    SessionWatch(postgres::Pool& pool, const base::Clock& clock)
        : repository_(pool), clock_(clock) {}

    // unauthenticated where the session is over.
    runtime::Task<base::Result<tenancy::TenantScope>> current(AccessClaim claim);

    // Looks again at this user's sessions: they have just changed.
    void forget(const base::UserId& user);

  private:
    struct Seen {
        base::UserId user;
        tenancy::Role role;
        base::Instant at;
    };

    SessionRepository repository_;
    const base::Clock& clock_;
    std::unordered_map<SessionId, Seen> seen_;
};

}  // namespace datapilot::auth
