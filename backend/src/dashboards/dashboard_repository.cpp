#include "dashboards/dashboard_repository.h"

#include <boost/json.hpp>
#include <utility>

#include "audit/audit_log.h"
#include "dashboards/dashboard_rows.h"
#include "dashboards/refusals.h"
#include "postgres/page.h"

namespace datapilot::dashboards {
namespace {

namespace json = boost::json;
using runtime::Task;
using tenancy::TenantScope;

constexpr std::int64_t most_dashboards = 500;  // of a tenant

audit::Event event_of(Deed deed, const DashboardId& id, const std::string& name) {
    return {.action = std::move(deed.action),
            .object_type = "dashboard",
            .object_id = id.text(),
            .request_id = std::move(deed.request_id),
            .detail = {{"name", name}}};
}

// The widgets of a document that are not in it are gone.
Task<void> remove_other_widgets(postgres::Transaction* transaction, TenantScope scope,
                                DashboardId dashboard, const std::vector<WidgetId>* kept) {
    json::array ids;
    for (const auto& id : *kept) ids.emplace_back(id.text());
    const auto list = json::serialize(ids);
    co_await transaction->query(
        "DELETE FROM widgets WHERE tenant_id = $1 AND dashboard_id = $2 "
        "AND id NOT IN (SELECT value::uuid FROM jsonb_array_elements_text($3::jsonb))",
        scope.tenant(), dashboard, list);
}

}  // namespace

Task<DashboardPage> DashboardRepository::list(TenantScope scope, DashboardList request) {
    const auto& page = request.page;
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, workspace_id, name, description, version, created_at, updated_at, "
        "(SELECT count(*) FROM widgets "
        "    WHERE widgets.tenant_id = $1 AND dashboard_id = dashboards.id) AS widget_count "
        "FROM dashboards WHERE tenant_id = $1 AND ($2::uuid IS NULL OR workspace_id = $2) "
        "AND ($3::timestamptz IS NULL OR (updated_at, id) < ($3, $4::uuid)) "
        "ORDER BY updated_at DESC, id DESC LIMIT $5",
        scope.tenant(), request.workspace_id, postgres::time_after(page), postgres::id_after(page),
        postgres::rows_to_read(page));
    co_return postgres::page_of(rows, page, summary_from, [](const DashboardSummary& dashboard) {
        return base::TimeCursor{dashboard.updated_at, dashboard.id.text()};
    });
}

Task<base::Result<Dashboard>> DashboardRepository::find(TenantScope scope, DashboardId id) {
    auto transaction = co_await pool_.begin(scope);
    co_return co_await read_dashboard(&transaction, std::move(scope), std::move(id));
}

Task<base::Result<Dashboard>> DashboardRepository::show(TenantScope scope, DashboardId id,
                                                        std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    auto found = co_await read_dashboard(&transaction, scope, id);
    if (!found) co_return found.error();
    auto event = event_of({"dashboard.shown", std::move(request_id)}, id, found->summary.name);
    event.detail["version"] = found->summary.version;
    co_await audit::record(&transaction, std::move(scope), std::move(event));
    co_await transaction.commit();
    co_return found;
}

Task<base::Result<Dashboard>> DashboardRepository::create(
    TenantScope scope, std::optional<base::WorkspaceId> workspace, Document document, Deed deed) {
    auto transaction = co_await pool_.begin(scope);
    // The tenant's row is held until the end, so that two creates are counted one after the other.
    co_await transaction.query("SELECT 1 FROM tenants WHERE tenant_id = $1 FOR UPDATE",
                               scope.tenant());
    const auto places = co_await transaction.query(
        "SELECT id, (SELECT count(*) FROM dashboards WHERE tenant_id = $1) AS dashboards "
        "FROM workspaces WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id = $2) "
        "ORDER BY created_at, id LIMIT 1",
        scope.tenant(), workspace);
    if (places.empty()) co_return no_such_workspace();
    if (places[0].integer("dashboards") >= most_dashboards) {
        co_return too_many_dashboards(most_dashboards);
    }
    const auto rows = co_await transaction.query(
        "INSERT INTO dashboards (tenant_id, workspace_id, name, description, filters, layout_json, "
        "created_by) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        scope.tenant(), places[0].text("id"), document.name, document.description,
        json::serialize(to_json(document.filters)), json::serialize(document.layout), scope.user());
    const auto id = rows[0].id<DashboardId>("id");
    for (auto& widget : document.widgets) widget.id.reset();
    const auto written = co_await write_widgets(&transaction, scope, id, &document.widgets);
    if (!written) co_return written.error();
    auto event = event_of(std::move(deed), id, document.name);
    co_await audit::record(&transaction, scope, std::move(event));
    auto made = co_await read_dashboard(&transaction, std::move(scope), id);
    co_await transaction.commit();
    co_return made;
}

Task<base::Result<Dashboard>> DashboardRepository::save(TenantScope scope, DashboardId id,
                                                        std::int64_t version, Document document,
                                                        std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto next = co_await next_version(&transaction, scope, id, version);
    if (!next) co_return next.error();
    co_await transaction.query(
        "UPDATE dashboards SET name = $3, description = $4, filters = $5, layout_json = $6 "
        "WHERE tenant_id = $1 AND id = $2",
        scope.tenant(), id, document.name, document.description,
        json::serialize(to_json(document.filters)), json::serialize(document.layout));
    const auto written = co_await write_widgets(&transaction, scope, id, &document.widgets);
    if (!written) co_return written.error();
    co_await remove_other_widgets(&transaction, scope, id, &*written);
    auto event = event_of({"dashboard.saved", std::move(request_id)}, id, document.name);
    event.detail["version"] = *next;
    co_await audit::record(&transaction, scope, std::move(event));
    auto saved = co_await read_dashboard(&transaction, std::move(scope), std::move(id));
    co_await transaction.commit();
    co_return saved;
}

Task<base::Result<void>> DashboardRepository::remove(TenantScope scope, DashboardId id,
                                                     std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto deleted = co_await transaction.query(
        "DELETE FROM dashboards WHERE tenant_id = $1 AND id = $2 RETURNING name", scope.tenant(),
        id);
    if (deleted.empty()) co_return no_such_dashboard();
    auto event =
        event_of({"dashboard.deleted", std::move(request_id)}, id, deleted[0].text("name"));
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return base::Result<void>{};
}

Task<std::map<std::string, base::DataSourceId>> DashboardRepository::sources_named(
    TenantScope scope, std::vector<std::string> names) {
    json::array array;
    for (const auto& name : names) array.emplace_back(name);
    const auto list = json::serialize(array);
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, name FROM data_sources WHERE tenant_id = $1 "
        "AND name IN (SELECT value FROM jsonb_array_elements_text($2::jsonb)) "
        "ORDER BY created_at DESC, id DESC",
        scope.tenant(), list);
    std::map<std::string, base::DataSourceId> found;
    for (const auto row : rows) {
        found.emplace(row.text("name"), row.id<base::DataSourceId>("id"));
    }
    co_return found;
}

}  // namespace datapilot::dashboards
