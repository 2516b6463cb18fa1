#include "auth/account_service.h"

#include <utility>

#include "auth/password_rules.h"
#include "auth/refusals.h"
#include "crypto/digest.h"

namespace datapilot::auth {
namespace {

base::Error wrong_current_password() {
    http::FieldErrors errors;
    errors.add("current_password", base::FieldErrc::not_allowed,
               {"Ce n'est pas votre mot de passe actuel.", "This is not your current password."});
    return errors.error();
}

}  // namespace

runtime::Task<base::Result<User>> AccountService::find(tenancy::TenantScope scope) {
    auto user = co_await accounts_.find(std::move(scope));
    if (!user) co_return unauthenticated();
    co_return std::move(*user);
}

runtime::Task<base::Result<User>> AccountService::change(tenancy::TenantScope scope,
                                                         ProfileChange change) {
    co_await accounts_.change(scope, std::move(change));
    co_return co_await find(std::move(scope));
}

runtime::Task<base::Result<void>> AccountService::change_password(tenancy::TenantScope scope,
                                                                  PasswordChange change,
                                                                  std::string refresh_token,
                                                                  Client client) {
    const auto known = co_await accounts_.find_credentials(scope);
    if (!known) co_return unauthenticated();
    http::FieldErrors errors;
    check_password(errors, "new_password", change.wanted, known->email);
    if (!errors.empty()) co_return errors.error();

    const auto allowed = co_await parts_.throttle.spend_login(known->email, client.network);
    if (!allowed) co_return allowed.error();
    const auto matches =
        co_await parts_.hasher.matches(known->hashed_password, std::move(change.current));
    if (!matches) co_return matches.error();
    if (!*matches) co_return wrong_current_password();
    co_await parts_.throttle.forgive_login(known->email, client.network);

    auto hashed = co_await parts_.hasher.hash(std::move(change.wanted));
    if (!hashed) co_return hashed.error();
    NewPassword password{std::move(*hashed), crypto::sha256(refresh_token), parts_.clock.now(),
                         std::move(client)};
    co_await accounts_.change_password(scope, std::move(password));
    parts_.watch.forget(scope.user());
    co_return base::Result<void>{};
}

}  // namespace datapilot::auth
