#include "data_sources/server_source_repository.h"

#include <boost/json.hpp>
#include <numeric>
#include <utility>

#include "audit/audit_log.h"
#include "data_sources/data_source_rows.h"
#include "data_sources/refusals.h"

namespace datapilot::data_sources {
namespace {

namespace json = boost::json;
using runtime::Task;
using tenancy::TenantScope;

std::int64_t rows_of(const catalog::Catalog& catalog) {
    return std::accumulate(catalog.tables.begin(), catalog.tables.end(), std::int64_t{0},
                           [](auto sum, const auto& table) { return sum + table.row_count; });
}

// A described server as it stands in a row.
struct Kept {
    std::string connection;
    std::string warnings;
    std::string schema;
    std::size_t tables;
    std::int64_t rows;
};

Kept kept(const ConnectionVault& vault, const TenantScope& scope, const base::DataSourceId& id,
          const DescribedServer& server) {
    return {vault.seal(scope.tenant(), id, server.connection), warnings_text(server.warnings),
            json::serialize(catalog::to_json(server.catalog)), server.catalog.tables.size(),
            rows_of(server.catalog)};
}

Task<void> replace_server(postgres::Transaction* transaction, TenantScope scope,
                          base::DataSourceId id, Kept server) {
    co_await transaction->query(
        "UPDATE data_sources SET connection_config_encrypted = $3, connection_warnings = $4, "
        "schema_cache = $5, table_count = $6, row_count = $7, version = version + 1, "
        "synced_at = now(), sync_error = NULL, sync_started_at = NULL, sync_until = NULL, "
        "sync_reading = NULL, "
        "updated_at = now() WHERE tenant_id = $1 AND id = $2 AND type <> 'csv'",
        scope.tenant(), id, server.connection, server.warnings, server.schema, server.tables,
        server.rows);
}

}  // namespace

Task<base::Result<DataSource>> ServerSourceRepository::insert(TenantScope scope,
                                                              NewServerSource source) {
    const auto server = kept(vault_, scope, source.id, source.server);
    const auto type = type_of(source.server.connection.dialect);
    auto transaction = co_await pool_.begin(scope);
    const auto inserted = co_await transaction.attempt(
        "INSERT INTO data_sources (tenant_id, id, workspace_id, type, name, "
        "connection_config_encrypted, connection_warnings, schema_cache, table_count, row_count, "
        "synced_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), $11)",
        scope.tenant(), source.id, source.workspace, name(type), source.name, server.connection,
        server.warnings, server.schema, server.tables, server.rows, scope.user());
    if (!inserted) co_return error_of(inserted.error(), source.name);
    auto event = source_event("data_source.created", source.id, source.name, source.request_id);
    event.detail["type"] = name(type);
    co_await audit::record(&transaction, scope, std::move(event));
    auto made = co_await read_source(&transaction, scope, source.id, &vault_);
    co_await transaction.commit();
    co_return made;
}

Task<base::Result<DataSource>> ServerSourceRepository::change(TenantScope scope,
                                                              base::DataSourceId id,
                                                              ServerSourceChange change) {
    auto transaction = co_await pool_.begin(scope);
    const auto named = co_await transaction.attempt(
        "UPDATE data_sources SET name = coalesce($3, name), updated_at = now() "
        "WHERE tenant_id = $1 AND id = $2",
        scope.tenant(), id, change.name);
    if (!named) co_return error_of(named.error(), change.name.value_or(""));
    if (named->affected() == 0) co_return no_such_source();
    if (change.server) {
        auto server = kept(vault_, scope, id, *change.server);
        co_await replace_server(&transaction, scope, id, std::move(server));
    }
    auto source = co_await read_source(&transaction, scope, id, &vault_);
    if (!source) co_return source.error();
    auto event = source_event("data_source.updated", id, source->name, change.request_id);
    event.detail["changed"] = json::array(change.changed.begin(), change.changed.end());
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return source;
}

Task<void> ServerSourceRepository::record(TenantScope scope, ConnectionTrial trial) {
    auto transaction = co_await pool_.begin(scope);
    audit::Event event{.action = "data_source.connection_tested",
                       .object_type = "data_source",
                       .request_id = std::move(trial.request_id),
                       .detail = {{"type", name(trial.type)},
                                  {"host", trial.host},
                                  {"port", trial.port},
                                  {"outcome", trial.outcome}}};
    if (trial.source) event.object_id = trial.source->text();
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
}

Task<std::optional<base::Instant>> ServerSourceRepository::begin_sync(
    TenantScope scope, base::DataSourceId id, std::chrono::seconds longest) {
    auto transaction = co_await pool_.begin(scope);
    const auto begun = co_await transaction.query(
        "UPDATE data_sources SET sync_started_at = clock_timestamp(), "
        "sync_until = clock_timestamp() + make_interval(secs => $3), sync_reading = NULL "
        "WHERE tenant_id = $1 AND id = $2 AND type <> 'csv' "
        "AND (sync_until IS NULL OR sync_until < clock_timestamp()) RETURNING sync_started_at",
        scope.tenant(), id, longest.count());
    if (begun.empty()) co_return std::nullopt;
    const auto mark = begun[0].instant("sync_started_at");
    co_await transaction.commit();
    co_return mark;
}

Task<void> ServerSourceRepository::note_sync(TenantScope scope, base::DataSourceId id,
                                             base::Instant mark, workers::SchemaReading reading) {
    const auto text = reading_text(reading);
    auto transaction = co_await pool_.begin(scope);
    co_await transaction.query(
        "UPDATE data_sources SET sync_reading = $4 "
        "WHERE tenant_id = $1 AND id = $2 AND sync_started_at = $3",
        scope.tenant(), id, mark, text);
    co_await transaction.commit();
}

Task<void> ServerSourceRepository::end_sync(TenantScope scope, base::DataSourceId id,
                                            base::Instant mark, catalog::Catalog catalog) {
    const auto schema = json::serialize(catalog::to_json(catalog));
    auto transaction = co_await pool_.begin(scope);
    const auto ended = co_await transaction.query(
        "UPDATE data_sources SET schema_cache = $4, table_count = $5, row_count = $6, "
        "version = version + (schema_cache IS DISTINCT FROM $4::jsonb)::integer, "
        "synced_at = now(), sync_error = NULL, sync_started_at = NULL, sync_until = NULL, "
        "sync_reading = NULL "
        "WHERE tenant_id = $1 AND id = $2 AND sync_started_at = $3 RETURNING name",
        scope.tenant(), id, mark, schema, catalog.tables.size(), rows_of(catalog));
    if (ended.empty()) co_return;
    auto event = source_event("data_source.synced", id, ended[0].text("name"), {});
    event.detail["tables"] = catalog.tables.size();
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
}

Task<void> ServerSourceRepository::fail_sync(TenantScope scope, base::DataSourceId id,
                                             base::Instant mark, base::Error error) {
    const auto failure = failure_text(error);
    auto transaction = co_await pool_.begin(scope);
    const auto ended = co_await transaction.query(
        "UPDATE data_sources SET sync_error = $4::jsonb || jsonb_build_object('at', now()), "
        "sync_started_at = NULL, sync_until = NULL, sync_reading = NULL "
        "WHERE tenant_id = $1 AND id = $2 AND sync_started_at = $3 RETURNING name",
        scope.tenant(), id, mark, failure);
    if (ended.empty()) co_return;
    auto event = source_event("data_source.sync_failed", id, ended[0].text("name"), {});
    event.detail["code"] = base::name(error.code);
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
}

}  // namespace datapilot::data_sources
