#include "workspaces/workspace_repository.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>
#include <utility>

#include "postgres/page.h"

namespace datapilot::workspaces {
namespace {

base::Error not_found() {
    return {base::Errc::not_found,
            {"Cet espace n'existe pas, ou il a été supprimé.",
             "There is no such workspace, or it was deleted."}};
}

base::Error name_taken() {
    return {base::Errc::conflict,
            {"Un espace porte déjà ce nom. Choisissez-en un autre.",
             "A workspace of this name exists. Choose another."}};
}

base::Error not_empty() {
    return {base::Errc::conflict,
            {"Cet espace contient encore des sources de données ou des tableaux de bord. "
             "Supprimez-les d'abord.",
             "This workspace still holds data sources or dashboards. Delete them first."}};
}

base::Error error_of(const postgres::Violation& violation) {
    if (violation.constraint == "workspaces_name_is_unique") return name_taken();
    if (violation.kind == postgres::Violation::Kind::foreign_key) return not_empty();
    throw std::logic_error("a workspace violates " + violation.constraint);
}

Workspace workspace_from(const postgres::Row& row) {
    return {row.id<base::WorkspaceId>("id"), row.text("name"),
            boost::json::parse(row.text("settings")).as_object(), row.instant("created_at"),
            row.instant("updated_at")};
}

// What a statement that touches one workspace gave back.
base::Result<Workspace> touched(const postgres::Attempt<postgres::Rows>& rows) {
    if (!rows) return error_of(rows.error());
    if (rows->empty()) return not_found();
    return workspace_from((*rows)[0]);
}

}  // namespace

runtime::Task<WorkspacePage> WorkspaceRepository::list(
    tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request) {
    std::optional<std::string> name_after;
    if (request.after) name_after = request.after->name;
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, name, settings, created_at, updated_at FROM workspaces "
        "WHERE tenant_id = $1 AND ($2::text IS NULL OR name > $2::text) ORDER BY name LIMIT $3",
        scope.tenant(), name_after, postgres::rows_to_read(request));
    co_return postgres::page_of(rows, request, workspace_from, [](const Workspace& workspace) {
        return base::NameCursor{workspace.name};
    });
}

runtime::Task<base::Result<Workspace>> WorkspaceRepository::find(tenancy::TenantScope scope,
                                                                 base::WorkspaceId id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, name, settings, created_at, updated_at FROM workspaces "
        "WHERE tenant_id = $1 AND id = $2",
        scope.tenant(), id);
    if (rows.empty()) co_return not_found();
    co_return workspace_from(rows[0]);
}

runtime::Task<base::Result<Workspace>> WorkspaceRepository::create(tenancy::TenantScope scope,
                                                                   NewWorkspace wanted) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.attempt(
        "INSERT INTO workspaces (tenant_id, name, settings) VALUES ($1, $2, $3) "
        "RETURNING id, name, settings, created_at, updated_at",
        scope.tenant(), wanted.name, boost::json::serialize(wanted.settings));
    auto workspace = touched(rows);
    if (workspace) co_await transaction.commit();
    co_return workspace;
}

runtime::Task<base::Result<Workspace>> WorkspaceRepository::change(tenancy::TenantScope scope,
                                                                   base::WorkspaceId id,
                                                                   WorkspaceChange change) {
    std::optional<std::string> settings;
    if (change.settings) settings = boost::json::serialize(*change.settings);
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.attempt(
        "UPDATE workspaces SET name = coalesce($3, name), settings = coalesce($4, settings), "
        "updated_at = now() WHERE tenant_id = $1 AND id = $2 "
        "RETURNING id, name, settings, created_at, updated_at",
        scope.tenant(), id, change.name, settings);
    auto workspace = touched(rows);
    if (workspace) co_await transaction.commit();
    co_return workspace;
}

runtime::Task<base::Result<void>> WorkspaceRepository::remove(tenancy::TenantScope scope,
                                                              base::WorkspaceId id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.attempt(
        "DELETE FROM workspaces WHERE tenant_id = $1 AND id = $2 "
        "RETURNING id, name, settings, created_at, updated_at",
        scope.tenant(), id);
    const auto workspace = touched(rows);
    if (!workspace) co_return workspace.error();
    co_await transaction.commit();
    co_return base::Result<void>{};
}

}  // namespace datapilot::workspaces
