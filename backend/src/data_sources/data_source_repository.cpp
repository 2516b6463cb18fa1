#include "data_sources/data_source_repository.h"

#include <boost/json.hpp>
#include <numeric>
#include <utility>

#include "audit/audit_log.h"
#include "data_sources/data_source_rows.h"
#include "data_sources/refusals.h"
#include "postgres/page.h"

namespace datapilot::data_sources {
namespace {

namespace json = boost::json;
using runtime::Task;
using tenancy::TenantScope;

Task<void> insert_files(postgres::Transaction* transaction, TenantScope scope,
                        const NewDataSource* source) {
    for (const auto& file : source->files) {
        const auto warnings = warnings_text(file.table.warnings);
        co_await transaction->query(
            "INSERT INTO data_source_files (tenant_id, data_source_id, original_name, table_name, "
            "encoding, separator, size_bytes, row_count, warnings) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            scope.tenant(), source->id, file.table.original_name, file.table.table,
            file.table.encoding, file.table.separator, file.size_bytes, file.table.row_count,
            warnings);
    }
}

// The tenant's row is held until the end, so that two uploads are counted one after the other.
Task<std::int64_t> bytes_used_alone(postgres::Transaction* transaction, TenantScope scope) {
    co_await transaction->query("SELECT 1 FROM tenants WHERE tenant_id = $1 FOR UPDATE",
                                scope.tenant());
    const auto rows = co_await transaction->query(
        "SELECT coalesce(sum(size_bytes), 0)::bigint AS used FROM data_sources "
        "WHERE tenant_id = $1",
        scope.tenant());
    co_return rows[0].integer("used");
}

}  // namespace

std::int64_t NewDataSource::size_bytes() const {
    return std::accumulate(files.begin(), files.end(), std::int64_t{0},
                           [](auto sum, const auto& file) { return sum + file.size_bytes; });
}

std::int64_t NewDataSource::row_count() const {
    return std::accumulate(files.begin(), files.end(), std::int64_t{0},
                           [](auto sum, const auto& file) { return sum + file.table.row_count; });
}

Task<Allotment> DataSourceRepository::allot(TenantScope scope) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT gen_random_uuid() AS id, coalesce(sum(size_bytes), 0)::bigint AS used "
        "FROM data_sources WHERE tenant_id = $1",
        scope.tenant());
    co_return Allotment{rows[0].id<base::DataSourceId>("id"), rows[0].integer("used")};
}

Task<base::Result<base::WorkspaceId>> DataSourceRepository::place(
    TenantScope scope, std::optional<std::string> workspace_id, std::string name) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, EXISTS (SELECT FROM data_sources "
        "    WHERE tenant_id = $1 AND workspace_id = workspaces.id AND name = $3) AS taken "
        "FROM workspaces WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id = $2) "
        "ORDER BY created_at, id LIMIT 1",
        scope.tenant(), workspace_id, name);
    if (rows.empty()) co_return no_such_workspace();
    if (rows[0].boolean("taken")) co_return name_taken(name);
    co_return rows[0].id<base::WorkspaceId>("id");
}

Task<base::Result<DataSource>> DataSourceRepository::insert(TenantScope scope, NewDataSource source,
                                                            std::int64_t quota_bytes) {
    auto transaction = co_await pool_.begin(scope);
    const auto used = co_await bytes_used_alone(&transaction, scope);
    if (used + source.size_bytes() > quota_bytes) co_return quota_exceeded();
    const auto schema = json::serialize(catalog::to_json(source.catalog));
    const auto inserted = co_await transaction.attempt(
        "INSERT INTO data_sources (tenant_id, id, workspace_id, type, name, schema_cache, "
        "table_count, row_count, size_bytes, created_by) "
        "VALUES ($1, $2, $3, 'csv', $4, $5, $6, $7, $8, $9)",
        scope.tenant(), source.id, source.workspace, source.name, schema, source.files.size(),
        source.row_count(), source.size_bytes(), scope.user());
    if (!inserted) co_return error_of(inserted.error(), source.name);
    co_await insert_files(&transaction, scope, &source);
    auto event = source_event("data_source.created", source.id, source.name, source.request_id);
    co_await audit::record(&transaction, scope, std::move(event));
    auto made = co_await read_source(&transaction, scope, source.id, &vault_);
    co_await transaction.commit();
    co_return made;
}

Task<base::Result<DataSource>> DataSourceRepository::find(TenantScope scope,
                                                          base::DataSourceId id) {
    auto transaction = co_await pool_.begin(scope);
    co_return co_await read_source(&transaction, scope, std::move(id), &vault_);
}

Task<DataSourcePage> DataSourceRepository::list(TenantScope scope, DataSourceList request) {
    const auto& page = request.page;
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, workspace_id, type, name, version, table_count, row_count, size_bytes, "
        "created_at, updated_at, connection_config_encrypted, connection_warnings, synced_at, "
        "sync_reading, sync_error, (sync_error ->> 'at')::timestamptz AS sync_failed_at, "
        "CASE WHEN sync_until > now() THEN sync_started_at END AS sync_started_at "
        "FROM data_sources WHERE tenant_id = $1 AND ($2::uuid IS NULL OR workspace_id = $2) "
        "AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid)) "
        "ORDER BY created_at DESC, id DESC LIMIT $5",
        scope.tenant(), request.workspace_id, postgres::time_after(page), postgres::id_after(page),
        postgres::rows_to_read(page));
    const auto from_row = [&](const postgres::Row& row) {
        return source_from(row, scope.tenant(), vault_);
    };
    co_return postgres::page_of(rows, page, from_row, [](const DataSource& source) {
        return base::TimeCursor{source.created_at, source.id.text()};
    });
}

Task<base::Result<catalog::Catalog>> DataSourceRepository::catalog(TenantScope scope,
                                                                   base::DataSourceId id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT schema_cache FROM data_sources WHERE tenant_id = $1 AND id = $2", scope.tenant(),
        id);
    if (rows.empty()) co_return no_such_source();
    const auto schema = json::parse(rows[0].text("schema_cache"));
    co_return catalog::catalog_from_json(schema);
}

Task<std::vector<SourceFile>> DataSourceRepository::files(TenantScope scope,
                                                          base::DataSourceId id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT original_name, table_name, encoding, separator, size_bytes, row_count, warnings "
        "FROM data_source_files WHERE tenant_id = $1 AND data_source_id = $2 "
        "ORDER BY original_name, id",
        scope.tenant(), id);
    std::vector<SourceFile> files;
    for (const auto row : rows) files.push_back(file_from(row));
    co_return files;
}

Task<base::Result<void>> DataSourceRepository::erase(TenantScope scope, base::DataSourceId id,
                                                     std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto deleted = co_await transaction.query(
        "DELETE FROM data_sources WHERE tenant_id = $1 AND id = $2 RETURNING name", scope.tenant(),
        id);
    if (deleted.empty()) co_return no_such_source();
    auto event =
        source_event("data_source.deleted", id, deleted[0].text("name"), std::move(request_id));
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return base::Result<void>{};
}

}  // namespace datapilot::data_sources
