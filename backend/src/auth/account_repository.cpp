#include "auth/account_repository.h"

#include <stdexcept>
#include <utility>

#include "auth/account_row.h"
#include "auth/auth_event.h"

namespace datapilot::auth {

runtime::Task<bool> AccountRepository::create(tenancy::TenantScope owner, Registration registration,
                                              std::string hashed_password, Client client) {
    auto transaction = co_await pool_.begin(owner);
    co_await transaction.query("INSERT INTO tenants (tenant_id, name) VALUES ($1, $2)",
                               owner.tenant(), registration.tenant_name);
    const auto user = co_await transaction.attempt(
        "INSERT INTO users (tenant_id, id, email, hashed_password, role, language) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        owner.tenant(), owner.user(), registration.email, hashed_password,
        tenancy::name(owner.role()), registration.language);
    if (!user) {
        if (user.error().constraint == "users_email_is_unique") co_return false;
        throw std::logic_error("a new user violates " + user.error().constraint);
    }
    const std::string workspace =
        registration.language == "fr" ? "Espace principal" : "Main workspace";
    co_await transaction.query("INSERT INTO workspaces (tenant_id, name) VALUES ($1, $2)",
                               owner.tenant(), workspace);
    auto event = user_event("user.registered", owner, client);
    co_await audit::record(&transaction, owner, std::move(event));
    co_await transaction.commit();
    co_return true;
}

runtime::Task<std::optional<Account>> AccountRepository::find_by_email(std::string email) {
    auto transaction = co_await pool_.begin_without_tenant();
    const auto rows = co_await transaction.query(
        "SELECT tenant_id, user_id, role, hashed_password FROM account_of_email($1)", email);
    if (rows.empty()) co_return std::nullopt;
    const auto row = rows[0];
    co_return Account{scope_of(row), row.text("hashed_password")};
}

runtime::Task<std::optional<User>> AccountRepository::find(tenancy::TenantScope scope) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT users.id, users.email, users.name, users.role, users.language, users.created_at, "
        "tenants.tenant_id, tenants.name AS tenant_name "
        "FROM users JOIN tenants ON tenants.tenant_id = users.tenant_id "
        "WHERE users.tenant_id = $1 AND users.id = $2",
        scope.tenant(), scope.user());
    if (rows.empty()) co_return std::nullopt;
    const auto row = rows[0];
    co_return User{row.id<base::UserId>("id"), row.text("email"),
                   row.optional_text("name"),  role_of(row),
                   row.text("language"),       row.id<base::TenantId>("tenant_id"),
                   row.text("tenant_name"),    row.instant("created_at")};
}

runtime::Task<void> AccountRepository::change(tenancy::TenantScope scope, ProfileChange change) {
    auto transaction = co_await pool_.begin(scope);
    co_await transaction.query(
        "UPDATE users SET name = CASE WHEN $3::text IS NULL THEN name ELSE nullif($3, '') END, "
        "language = coalesce($4, language) WHERE tenant_id = $1 AND id = $2",
        scope.tenant(), scope.user(), change.name, change.language);
    co_await transaction.commit();
}

runtime::Task<std::optional<AccountRepository::Credentials>> AccountRepository::find_credentials(
    tenancy::TenantScope scope) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT email, hashed_password FROM users WHERE tenant_id = $1 AND id = $2", scope.tenant(),
        scope.user());
    if (rows.empty()) co_return std::nullopt;
    co_return Credentials{rows[0].text("email"), rows[0].text("hashed_password")};
}

runtime::Task<void> AccountRepository::change_password(tenancy::TenantScope scope,
                                                       NewPassword password) {
    auto transaction = co_await pool_.begin(scope);
    co_await set_password(&transaction, scope, std::move(password));
    co_await transaction.commit();
}

}  // namespace datapilot::auth
