#include "dashboards/link_repository.h"

#include <fmt/format.h>

#include <utility>

#include "audit/audit_log.h"
#include "dashboards/dashboard_rows.h"
#include "dashboards/refusals.h"

namespace datapilot::dashboards {
namespace {

using runtime::Task;
using tenancy::TenantScope;

constexpr std::int64_t most_links = 20;  // of a dashboard

base::Error no_such_link() {
    return {base::Errc::not_found,
            {"Ce lien n'existe pas, il a expiré ou il a été révoqué. Demandez-en un nouveau.",
             "This link does not exist, it has expired or it was revoked. Ask for a new one."}};
}

base::Error too_many_links() {
    return {
        base::Errc::conflict,
        {fmt::format("{} liens ouvrent déjà ce tableau de bord : révoquez-en d'abord.", most_links),
         fmt::format("{} links open this dashboard already: revoke some first.", most_links)}};
}

DashboardLink link_from(const postgres::Row& row) {
    return {row.id<LinkId>("id"), row.instant("created_at"), row.instant("expires_at")};
}

audit::Event event_of(const char* action, const DashboardId& dashboard, const LinkId& link,
                      std::string request_id) {
    return {.action = action,
            .object_type = "dashboard",
            .object_id = dashboard.text(),
            .request_id = std::move(request_id),
            .detail = {{"link_id", link.text()}}};
}

// Held until the end, so that two links are counted one after the other.
Task<bool> is_there(postgres::Transaction* transaction, TenantScope scope, DashboardId dashboard) {
    const auto rows = co_await transaction->query(
        "SELECT 1 FROM dashboards WHERE tenant_id = $1 AND id = $2 FOR UPDATE", scope.tenant(),
        dashboard);
    co_return !rows.empty();
}

}  // namespace

Task<base::Result<std::vector<DashboardLink>>> LinkRepository::list(TenantScope scope,
                                                                    DashboardId dashboard) {
    auto transaction = co_await pool_.begin(scope);
    if (!co_await is_there(&transaction, scope, dashboard)) co_return no_such_dashboard();
    const auto rows = co_await transaction.query(
        "SELECT id, created_at, expires_at FROM dashboard_links "
        "WHERE tenant_id = $1 AND dashboard_id = $2 AND expires_at > now() "
        "ORDER BY created_at DESC, id DESC",
        scope.tenant(), dashboard);
    std::vector<DashboardLink> links;
    for (const auto row : rows) links.push_back(link_from(row));
    co_return links;
}

Task<base::Result<DashboardLink>> LinkRepository::create(TenantScope scope, NewLink link) {
    auto transaction = co_await pool_.begin(scope);
    if (!co_await is_there(&transaction, scope, link.dashboard)) co_return no_such_dashboard();
    co_await transaction.query(
        "DELETE FROM dashboard_links "
        "WHERE tenant_id = $1 AND dashboard_id = $2 AND expires_at <= now()",
        scope.tenant(), link.dashboard);
    const auto rows = co_await transaction.query(
        "INSERT INTO dashboard_links (tenant_id, dashboard_id, token_hash, created_by, expires_at) "
        "SELECT $1, $2, $3, $4, now() + make_interval(days => $5::int) "
        "WHERE (SELECT count(*) FROM dashboard_links WHERE tenant_id = $1 AND dashboard_id = $2) "
        "    < $6::bigint RETURNING id, created_at, expires_at",
        scope.tenant(), link.dashboard, link.token_hash, scope.user(), link.days, most_links);
    if (rows.empty()) co_return too_many_links();
    auto made = link_from(rows[0]);
    auto event =
        event_of("dashboard.link_created", link.dashboard, made.id, std::move(link.request_id));
    co_await audit::record(&transaction, std::move(scope), std::move(event));
    co_await transaction.commit();
    co_return made;
}

Task<base::Result<void>> LinkRepository::revoke(TenantScope scope, DashboardId dashboard, LinkId id,
                                                std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto deleted = co_await transaction.query(
        "DELETE FROM dashboard_links WHERE tenant_id = $1 AND dashboard_id = $2 AND id = $3",
        scope.tenant(), dashboard, id);
    if (deleted.affected() == 0) co_return no_such_link();
    auto event = event_of("dashboard.link_revoked", dashboard, id, std::move(request_id));
    co_await audit::record(&transaction, std::move(scope), std::move(event));
    co_await transaction.commit();
    co_return base::Result<void>{};
}

Task<base::Result<SharedDashboard>> LinkRepository::open(TenantScope scope, base::Bytes token_hash,
                                                         std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, dashboard_id, created_at, expires_at FROM dashboard_links "
        "WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > now()",
        scope.tenant(), token_hash);
    if (rows.empty()) co_return no_such_link();
    const auto link = link_from(rows[0]);
    const auto id = rows[0].id<DashboardId>("dashboard_id");
    auto dashboard = co_await read_dashboard(&transaction, scope, id);
    if (!dashboard) co_return dashboard.error();
    auto event = event_of("dashboard.link_opened", id, link.id, std::move(request_id));
    co_await audit::record(&transaction, std::move(scope), std::move(event));
    co_await transaction.commit();
    co_return SharedDashboard{std::move(*dashboard), link.expires_at};
}

}  // namespace datapilot::dashboards
