#pragma once

#include <optional>

#include "auth/access_tokens.h"
#include "auth/client.h"
#include "auth/session_id.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// A new session and its first refresh token.
struct SessionStart {
    base::Bytes token_hash;
    base::Instant now;
    base::Instant token_expires_at;
    base::Instant session_expires_at;
    Client client;
};

// A refresh token presented for its successor.
struct Trade {
    base::Bytes token_hash;
    base::Bytes successor_hash;
    base::Bytes successor_salt;  // what the successor is derived with, kept for a retry
    Client client;
    base::Instant now;
    base::Instant successor_expires_at;  // unless the session ends before
    base::Instant retry_since;           // used by the same client since then: a retry
};

// The end of the session that a refresh token belongs to.
struct LogOut {
    base::Bytes token_hash;
    base::Instant now;
    Client client;
};

struct TradeOutcome {
    enum class Kind {
        traded,    // the successor is in force
        repeated,  // it already was: derive it anew with the salt
        reused,    // somebody else has it, too: the session was ended
        ended,     // the token or its session is over
    };
    Kind kind;
    // Where it was traded, now or before:
    std::string session{};
    base::Bytes successor_salt{};
    base::Instant successor_expires_at{};
};

class SessionRepository {
  public:
    explicit SessionRepository(postgres::Pool& pool) : pool_(pool) {}

    runtime::Task<SessionId> open(tenancy::TenantScope scope, SessionStart start);

    // Who a refresh token was given to, whatever its state.
    runtime::Task<std::optional<tenancy::TenantScope>> find_holder(base::Bytes token_hash);

    // One statement uses the token and puts its successor in force, so that of two at once one
    // wins.
    runtime::Task<TradeOutcome> trade(tenancy::TenantScope scope, Trade trade);

    runtime::Task<void> log_out(tenancy::TenantScope scope, LogOut log_out);

    // The role that the user of a session has now; nothing where the session is over or the user
    // was removed.
    runtime::Task<std::optional<tenancy::Role>> find_role(AccessClaim claim, base::Instant now);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::auth
