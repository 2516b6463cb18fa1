#include "idempotency/answer_store.h"

#include <utility>

namespace datapilot::idempotency {
namespace {

// The key's row, which another request may have taken away in between.
runtime::Task<std::optional<Claim>> existing(postgres::Transaction& transaction,
                                             tenancy::TenantScope scope, std::string key,
                                             base::Bytes request_hash) {
    using Kind = Claim::Kind;
    const auto rows = co_await transaction.query(
        "SELECT request_hash = $4 AS same, status, location, body FROM idempotency_keys "
        "WHERE tenant_id = $1 AND user_id = $2 AND key = $3",
        scope.tenant(), scope.user(), key, request_hash);
    if (rows.empty()) co_return std::nullopt;
    const auto row = rows[0];
    if (!row.boolean("same")) co_return Claim{Kind::other};
    const auto status = row.optional_integer("status");
    if (!status) co_return Claim{Kind::running};
    co_return Claim{Kind::answered, KeptAnswer{static_cast<int>(*status),
                                               row.optional_text("location"), row.text("body")}};
}

}  // namespace

runtime::Task<Claim> AnswerStore::claim(tenancy::TenantScope scope, std::string key,
                                        base::Bytes request_hash) {
    auto transaction = co_await pool_.begin(scope);
    // A request that has no answer after five minutes died with its server.
    co_await transaction.query(
        "DELETE FROM idempotency_keys WHERE tenant_id = $1 AND ("
        "created_at < now() - interval '24 hours' "
        "OR (status IS NULL AND created_at < now() - interval '5 minutes'))",
        scope.tenant());
    const auto inserted = co_await transaction.query(
        "INSERT INTO idempotency_keys (tenant_id, user_id, key, request_hash) "
        "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        scope.tenant(), scope.user(), key, request_hash);
    Claim claim{Claim::Kind::ours};
    if (inserted.affected() == 0) {
        auto found = co_await existing(transaction, scope, key, request_hash);
        claim = std::move(found).value_or(Claim{Claim::Kind::running});
    }
    co_await transaction.commit();
    co_return claim;
}

runtime::Task<void> AnswerStore::keep(tenancy::TenantScope scope, std::string key,
                                      KeptAnswer answer) {
    auto transaction = co_await pool_.begin(scope);
    co_await transaction.query(
        "UPDATE idempotency_keys SET status = $4, location = $5, body = $6 "
        "WHERE tenant_id = $1 AND user_id = $2 AND key = $3",
        scope.tenant(), scope.user(), key, answer.status, answer.location, answer.body);
    co_await transaction.commit();
}

runtime::Task<void> AnswerStore::release(tenancy::TenantScope scope, std::string key) {
    auto transaction = co_await pool_.begin(scope);
    co_await transaction.query(
        "DELETE FROM idempotency_keys WHERE tenant_id = $1 AND user_id = $2 AND key = $3 "
        "AND status IS NULL",
        scope.tenant(), scope.user(), key);
    co_await transaction.commit();
}

}  // namespace datapilot::idempotency
