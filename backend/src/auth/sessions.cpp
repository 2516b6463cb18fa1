#include "auth/sessions.h"

#include <utility>

#include "auth/refusals.h"
#include "crypto/base64url.h"
#include "crypto/digest.h"
#include "crypto/random.h"

namespace datapilot::auth {
namespace {

using std::chrono::seconds;

constexpr std::size_t token_bytes = 32;
constexpr std::size_t salt_bytes = 16;
constexpr seconds retry_window{10};

}  // namespace

Sessions::Sessions(postgres::Pool& pool, std::string_view secret, Lifetimes lifetimes,
                   const base::Clock& clock)
    : repository_(pool),
      successor_key_(crypto::derived_key(secret, "refresh token successor")),
      lifetimes_(lifetimes),
      clock_(clock) {}

runtime::Task<RefreshToken> Sessions::open(tenancy::TenantScope scope, Client client) {
    auto token = crypto::base64url(crypto::random_bytes(token_bytes));
    const auto now = clock_.now();
    SessionStart start{crypto::sha256(token), now, now + lifetimes_.refresh_token,
                       now + lifetimes_.session, std::move(client)};
    auto session = co_await repository_.open(std::move(scope), std::move(start));
    co_return RefreshToken{std::move(token), lifetimes_.refresh_token, std::move(session)};
}

runtime::Task<base::Result<Sessions::Continued>> Sessions::trade(std::string token, Client client) {
    const auto hash = crypto::sha256(token);
    const auto holder = co_await repository_.find_holder(hash);
    if (!holder) co_return unauthenticated();

    const auto now = clock_.now();
    const auto salt = crypto::random_bytes(salt_bytes);
    Trade trade{hash,
                crypto::sha256(successor_of(token, salt)),
                salt,
                std::move(client),
                now,
                now + lifetimes_.refresh_token,
                now - retry_window};
    const auto outcome = co_await repository_.trade(*holder, std::move(trade));
    if (outcome.kind == TradeOutcome::Kind::ended) co_return unauthenticated();
    if (outcome.kind == TradeOutcome::Kind::reused) co_return refresh_reused();
    co_return Continued{*holder,
                        {successor_of(token, outcome.successor_salt),
                         std::chrono::floor<seconds>(outcome.successor_expires_at - now),
                         SessionId{outcome.session}}};
}

runtime::Task<std::optional<tenancy::TenantScope>> Sessions::end(std::string token, Client client) {
    const auto hash = crypto::sha256(token);
    const auto holder = co_await repository_.find_holder(hash);
    if (!holder) co_return std::nullopt;
    LogOut log_out{hash, clock_.now(), std::move(client)};
    co_await repository_.log_out(*holder, std::move(log_out));
    co_return holder;
}

// Derived, so that a retry can be given the same one although only its hash is kept. Whoever has
// the database or the secret alone cannot derive it.
std::string Sessions::successor_of(const std::string& token, const base::Bytes& salt) const {
    return crypto::base64url(
        crypto::hmac_sha256(successor_key_, token + '.' + crypto::base64url(salt)));
}

}  // namespace datapilot::auth
