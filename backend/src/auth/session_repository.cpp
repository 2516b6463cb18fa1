#include "auth/session_repository.h"

#include <utility>

#include "auth/account_row.h"
#include "auth/auth_event.h"

namespace datapilot::auth {
namespace {

// `ended` is the session that a statement ended, if it did.
runtime::Task<void> record_end(postgres::Transaction* transaction, tenancy::TenantScope scope,
                               std::string action, const postgres::Rows* ended, Client client) {
    if (ended->empty()) co_return;
    auto event = session_event(std::move(action), (*ended)[0].text("id"), client);
    co_await audit::record(transaction, std::move(scope), std::move(event));
}

// What became of a token that could not be traded.
runtime::Task<TradeOutcome> explain(postgres::Transaction& transaction, tenancy::TenantScope scope,
                                    Trade trade) {
    using Kind = TradeOutcome::Kind;
    const auto rows = co_await transaction.query(
        "SELECT sessions.id, sessions.end_reason, sessions.expires_at <= $3 AS over, "
        "token.used_at IS NOT NULL AS used, token.successor_salt, successor.expires_at, "
        "coalesce(token.used_at >= $4 AND token.used_by = $5 AND successor.used_at IS NULL, false) "
        "AS retried "
        "FROM refresh_tokens token "
        "JOIN sessions ON sessions.tenant_id = $1 AND sessions.id = token.session_id "
        "LEFT JOIN refresh_tokens successor "
        "ON successor.tenant_id = $1 AND successor.id = token.successor_id "
        "WHERE token.tenant_id = $1 AND token.token_hash = $2",
        scope.tenant(), trade.token_hash, trade.now, trade.retry_since, trade.client.fingerprint);
    if (rows.empty()) co_return TradeOutcome{Kind::ended};
    const auto row = rows[0];
    if (row.optional_text("end_reason") == "refresh_reused") co_return TradeOutcome{Kind::reused};
    if (!row.is_null("end_reason") || row.boolean("over") || !row.boolean("used")) {
        co_return TradeOutcome{Kind::ended};
    }
    if (row.boolean("retried")) {
        co_return TradeOutcome{Kind::repeated, row.text("id"), row.bytes("successor_salt"),
                               row.instant("expires_at")};
    }
    const auto ended = co_await transaction.query(
        "UPDATE sessions SET ended_at = $3, end_reason = 'refresh_reused' "
        "FROM refresh_tokens token "
        "WHERE sessions.tenant_id = $1 AND sessions.ended_at IS NULL "
        "AND token.tenant_id = $1 AND token.token_hash = $2 AND token.session_id = sessions.id "
        "RETURNING sessions.id",
        scope.tenant(), trade.token_hash, trade.now);
    co_await record_end(&transaction, scope, "session.reuse_detected", &ended, trade.client);
    co_return TradeOutcome{Kind::reused};
}

}  // namespace

runtime::Task<SessionId> SessionRepository::open(tenancy::TenantScope scope, SessionStart start) {
    auto transaction = co_await pool_.begin(scope);
    // The user's sessions that are over, so that their number stays bounded.
    co_await transaction.query(
        "DELETE FROM sessions WHERE tenant_id = $1 AND user_id = $2 AND expires_at <= $3",
        scope.tenant(), scope.user(), start.now);
    const auto started = co_await transaction.query(
        "WITH session AS ("
        "  INSERT INTO sessions (tenant_id, user_id, started_at, expires_at) "
        "  VALUES ($1, $2, $3, $4) RETURNING id) "
        "INSERT INTO refresh_tokens (tenant_id, session_id, token_hash, issued_at, expires_at) "
        "SELECT $1, session.id, $5, $3, $6 FROM session RETURNING session_id",
        scope.tenant(), scope.user(), start.now, start.session_expires_at, start.token_hash,
        start.token_expires_at);
    const auto session = started[0].id<SessionId>("session_id");
    auto event = session_event("session.started", session.text(), start.client);
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return session;
}

runtime::Task<std::optional<tenancy::TenantScope>> SessionRepository::find_holder(
    base::Bytes token_hash) {
    auto transaction = co_await pool_.begin_without_tenant();
    const auto rows = co_await transaction.query(
        "SELECT tenant_id, user_id, role FROM account_of_refresh_token($1)", token_hash);
    if (rows.empty()) co_return std::nullopt;
    co_return scope_of(rows[0]);
}

runtime::Task<TradeOutcome> SessionRepository::trade(tenancy::TenantScope scope, Trade trade) {
    auto transaction = co_await pool_.begin(scope);
    const auto traded = co_await transaction.query(
        "WITH used AS ("
        "  UPDATE refresh_tokens token "
        "  SET used_at = $3, used_by = $4, successor_id = gen_random_uuid(), successor_salt = $5 "
        "  FROM sessions "
        "  WHERE token.tenant_id = $1 AND token.token_hash = $2 AND token.used_at IS NULL "
        "  AND token.expires_at > $3 AND sessions.tenant_id = $1 "
        "  AND sessions.id = token.session_id AND sessions.ended_at IS NULL "
        "  AND sessions.expires_at > $3 "
        "  RETURNING token.session_id, token.successor_id, sessions.expires_at) "
        "INSERT INTO refresh_tokens "
        "(tenant_id, id, session_id, token_hash, issued_at, expires_at) "
        "SELECT $1, successor_id, session_id, $6, $3, least($7, used.expires_at) FROM used "
        "RETURNING session_id, expires_at",
        scope.tenant(), trade.token_hash, trade.now, trade.client.fingerprint, trade.successor_salt,
        trade.successor_hash, trade.successor_expires_at);
    if (traded.empty()) {
        auto outcome = co_await explain(transaction, scope, trade);
        co_await transaction.commit();
        co_return outcome;
    }
    TradeOutcome outcome{TradeOutcome::Kind::traded, traded[0].text("session_id"),
                         trade.successor_salt, traded[0].instant("expires_at")};
    co_await transaction.commit();
    co_return outcome;
}

runtime::Task<void> SessionRepository::log_out(tenancy::TenantScope scope, LogOut log_out) {
    auto transaction = co_await pool_.begin(scope);
    const auto ended = co_await transaction.query(
        "UPDATE sessions SET ended_at = $3, end_reason = 'logout' "
        "FROM refresh_tokens token "
        "WHERE sessions.tenant_id = $1 AND sessions.ended_at IS NULL "
        "AND token.tenant_id = $1 AND token.token_hash = $2 AND token.session_id = sessions.id "
        "RETURNING sessions.id",
        scope.tenant(), log_out.token_hash, log_out.now);
    co_await record_end(&transaction, scope, "session.ended", &ended, std::move(log_out.client));
    co_await transaction.commit();
}

runtime::Task<std::optional<tenancy::Role>> SessionRepository::find_role(AccessClaim claim,
                                                                         base::Instant now) {
    auto transaction = co_await pool_.begin(claim.scope);
    const auto rows = co_await transaction.query(
        "SELECT users.role FROM sessions "
        "JOIN users ON users.tenant_id = $1 AND users.id = sessions.user_id "
        "WHERE sessions.tenant_id = $1 AND sessions.id = $2 AND sessions.user_id = $3 "
        "AND sessions.ended_at IS NULL AND sessions.expires_at > $4",
        claim.scope.tenant(), claim.session, claim.scope.user(), now);
    if (rows.empty()) co_return std::nullopt;
    co_return role_of(rows[0]);
}

}  // namespace datapilot::auth
