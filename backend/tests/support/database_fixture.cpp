#include "support/database_fixture.h"

#include <string>

#include "support/scope.h"

namespace datapilot::tests {
namespace {

runtime::Task<void> insert(postgres::Pool& pool, tenancy::TenantScope scope) {
    auto transaction = co_await pool.begin(scope);
    co_await transaction.query("INSERT INTO tenants (tenant_id, name) VALUES ($1, 'Maison Test')",
                               scope.tenant());
    co_await transaction.query(
        "INSERT INTO users (tenant_id, id, email, hashed_password, role) "
        "VALUES ($1, $2, $2::uuid || '@exemple.fr', 'none', $3)",
        scope.tenant(), scope.user(), tenancy::name(scope.role()));
    co_await transaction.query("INSERT INTO workspaces (tenant_id, name) VALUES ($1, 'Principal')",
                               scope.tenant());
    co_await transaction.commit();
}

runtime::Task<std::string> new_id(postgres::Pool& pool) {
    auto transaction = co_await pool.begin_without_tenant();
    const auto rows = co_await transaction.query("SELECT gen_random_uuid() AS id");
    co_return rows[0].text("id");
}

}  // namespace

tenancy::TenantScope DatabaseTest::new_tenant(tenancy::Role role) {
    const auto scope = ScopeBuilder::build(run(new_id(pool_)), run(new_id(pool_)), role);
    run(insert(pool_, scope));
    return scope;
}

}  // namespace datapilot::tests
