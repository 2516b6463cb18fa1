#include "auth/auth_service.h"

#include <utility>

#include "auth/auth_event.h"
#include "auth/email.h"
#include "auth/refusals.h"
#include "auth/scope_maker.h"
#include "crypto/random.h"

namespace datapilot::auth {
namespace {

// Beside the answer, not before it: there is a tenant to record it for only where the account
// exists, and the time of the answer must not tell.
runtime::Task<void> record_refusal(postgres::Pool* pool, tenancy::TenantScope scope,
                                   Client client) {
    auto transaction = co_await pool->begin(scope);
    auto event = user_event("session.refused", scope, client);
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
}

}  // namespace

AuthService::AuthService(postgres::Pool& pool, crypto::PasswordHasher& hasher,
                         const base::Clock& clock, AuthOptions options)
    : pool_(pool),
      accounts_(pool),
      links_(pool, clock),
      sessions_(pool, options.secret, options.lifetimes, clock),
      watch_(pool, clock),
      access_tokens_(options.secret, options.lifetimes.access_token, clock),
      throttle_(pool, options.throttle),
      hasher_(hasher),
      records_(pool.executor()) {}

runtime::Task<base::Result<SignedIn>> AuthService::register_owner(Registration registration,
                                                                  Client client) {
    const auto allowed = co_await throttle_.spend_registration(client.network);
    if (!allowed) co_return allowed.error();
    auto hashed = co_await hasher_.hash(registration.password);
    if (!hashed) co_return hashed.error();

    const auto owner = ScopeMaker::make(base::TenantId{crypto::random_uuid()},
                                        base::UserId{crypto::random_uuid()}, tenancy::Role::owner);
    const bool created =
        co_await accounts_.create(owner, std::move(registration), std::move(*hashed), client);
    if (!created) co_return email_taken();
    co_return co_await sign_in(owner, std::move(client));
}

runtime::Task<base::Result<SignedIn>> AuthService::log_in(std::string email, std::string password,
                                                          Client client) {
    // What is no address is throttled and checked like one, against nobody's password.
    const auto address = normalised_email(email).value_or(std::string{});
    const auto allowed = co_await throttle_.spend_login(address, client.network);
    if (!allowed) co_return allowed.error();

    const auto account = co_await accounts_.find_by_email(address);
    const auto hashed = account ? account->hashed_password : hasher_.hash_of_nobody();
    const auto matches = co_await hasher_.matches(hashed, std::move(password));
    if (!matches) co_return matches.error();
    if (!account || !*matches) {
        if (account) {
            records_.spawn("audit", record_refusal(&pool_, account->scope, std::move(client)));
        }
        co_return invalid_credentials();
    }

    co_await throttle_.forgive_login(address, client.network);
    co_return co_await sign_in(account->scope, std::move(client));
}

runtime::Task<base::Result<SignedIn>> AuthService::refresh(std::string refresh_token,
                                                           Client client) {
    auto continued = co_await sessions_.trade(std::move(refresh_token), std::move(client));
    if (!continued) co_return continued.error();
    co_return co_await complete(continued->scope, std::move(continued->token));
}

runtime::Task<void> AuthService::log_out(std::string refresh_token, Client client) {
    const auto holder = co_await sessions_.end(std::move(refresh_token), std::move(client));
    if (holder) watch_.forget(holder->user());
}

runtime::Task<base::Result<SignedIn>> AuthService::use_link(LinkRequest request, Client client) {
    const auto allowed = co_await throttle_.spend_registration(client.network);
    if (!allowed) co_return allowed.error();
    const auto offer = co_await links_.read(request.token);
    if (!offer) co_return offer.error();
    auto hashed = co_await hasher_.hash(request.password);
    if (!hashed) co_return hashed.error();
    const auto scope = co_await links_.use(std::move(request.token), std::move(*hashed),
                                           std::move(request.language), client);
    if (!scope) co_return scope.error();
    watch_.forget(scope->user());
    co_return co_await sign_in(*scope, std::move(client));
}

runtime::Task<void> AuthService::stop() {
    return records_.wait();
}

runtime::Task<base::Result<tenancy::TenantScope>> AuthService::authenticate(
    std::string access_token) {
    auto claim = access_tokens_.verify(access_token);
    if (!claim) co_return claim.error();
    co_return co_await watch_.current(std::move(*claim));
}

runtime::Task<base::Result<SignedIn>> AuthService::sign_in(tenancy::TenantScope scope,
                                                           Client client) {
    auto token = co_await sessions_.open(scope, std::move(client));
    co_return co_await complete(std::move(scope), std::move(token));
}

runtime::Task<base::Result<SignedIn>> AuthService::complete(tenancy::TenantScope scope,
                                                            RefreshToken token) {
    auto user = co_await accounts_.find(scope);
    if (!user) co_return unauthenticated();
    auto access_token = access_tokens_.issue({std::move(scope), token.session});
    co_return SignedIn{std::move(access_token), access_tokens_.lifetime(), std::move(token),
                       std::move(*user)};
}

}  // namespace datapilot::auth
