#include "data_sources/data_source_rows.h"

#include <boost/json.hpp>
#include <utility>

#include "data_sources/refusals.h"
#include "runtime/log.h"

namespace datapilot::data_sources {
namespace {

namespace json = boost::json;

base::Text text_from(const json::object& object) {
    return {std::string{object.at("french").as_string()},
            std::string{object.at("english").as_string()}};
}

template <class Warning>
std::vector<Warning> warnings_from(const std::string& text) {
    std::vector<Warning> warnings;
    const auto all = json::parse(text);
    for (const auto& value : all.as_array()) {
        const auto& object = value.as_object();
        warnings.push_back({std::string{object.at("code").as_string()}, text_from(object)});
    }
    return warnings;
}

template <class Warning>
std::string written(const std::vector<Warning>& warnings) {
    json::array all;
    for (const auto& warning : warnings) {
        all.push_back(json::object{{"code", warning.code},
                                   {"french", warning.message.french},
                                   {"english", warning.message.english}});
    }
    return json::serialize(all);
}

std::optional<base::Instant> optional_instant(const postgres::Row& row, const char* column) {
    return row.is_null(column) ? std::nullopt : std::optional{row.instant(column)};
}

std::optional<SyncFailure> failure_from(const postgres::Row& row) {
    if (row.is_null("sync_error")) return std::nullopt;
    const auto object = json::parse(row.text("sync_error")).as_object();
    const auto code = base::errc_from_name(object.at("code").as_string());
    return SyncFailure{code.value_or(base::Errc::internal), text_from(object),
                       row.instant("sync_failed_at")};
}

std::optional<workers::SchemaReading> reading_from(const postgres::Row& row) {
    if (row.is_null("sync_started_at") || row.is_null("sync_reading")) return std::nullopt;
    const auto object = json::parse(row.text("sync_reading")).as_object();
    const auto phase = workers::schema_phase_from_name(object.at("phase").as_string());
    if (!phase) return std::nullopt;
    return workers::SchemaReading{*phase, object.at("tables_read").to_number<std::uint32_t>(),
                                  object.at("tables").to_number<std::uint32_t>()};
}

SourceType type_from(const std::string& text) {
    for (const auto type : {SourceType::postgresql, SourceType::mysql}) {
        if (name(type) == text) return type;
    }
    return SourceType::csv;
}

ServerState server_from(const postgres::Row& row, const base::TenantId& tenant,
                        const ConnectionVault& vault) {
    const auto id = row.id<base::DataSourceId>("id");
    auto connection = vault.open(tenant, id, row.text("connection_config_encrypted"));
    if (!connection) runtime::log::error("connection_unreadable", {{"data_source", id.text()}});
    return {.connection = std::move(connection),
            .warnings = warnings_from<ConnectionWarning>(row.text("connection_warnings")),
            .synced_at = optional_instant(row, "synced_at"),
            .sync_started_at = optional_instant(row, "sync_started_at"),
            .sync_reading = reading_from(row),
            .sync_failure = failure_from(row)};
}

}  // namespace

DataSource source_from(const postgres::Row& row, const base::TenantId& tenant,
                       const ConnectionVault& vault) {
    DataSource source{.id = row.id<base::DataSourceId>("id"),
                      .workspace = row.id<base::WorkspaceId>("workspace_id"),
                      .type = type_from(row.text("type")),
                      .name = row.text("name"),
                      .version = static_cast<int>(row.integer("version")),
                      .table_count = row.integer("table_count"),
                      .row_count = row.integer("row_count"),
                      .size_bytes = row.integer("size_bytes"),
                      .created_at = row.instant("created_at"),
                      .updated_at = row.instant("updated_at")};
    if (source.type != SourceType::csv) source.server = server_from(row, tenant, vault);
    return source;
}

runtime::Task<base::Result<DataSource>> read_source(postgres::Transaction* transaction,
                                                    tenancy::TenantScope scope,
                                                    base::DataSourceId id,
                                                    const ConnectionVault* vault) {
    const auto rows = co_await transaction->query(
        "SELECT id, workspace_id, type, name, version, table_count, row_count, size_bytes, "
        "created_at, updated_at, connection_config_encrypted, connection_warnings, synced_at, "
        "sync_reading, sync_error, (sync_error ->> 'at')::timestamptz AS sync_failed_at, "
        "CASE WHEN sync_until > now() THEN sync_started_at END AS sync_started_at "
        "FROM data_sources WHERE tenant_id = $1 AND id = $2",
        scope.tenant(), id);
    if (rows.empty()) co_return no_such_source();
    co_return source_from(rows[0], scope.tenant(), *vault);
}

audit::Event source_event(std::string action, const base::DataSourceId& id, std::string name,
                          std::string request_id) {
    return {.action = std::move(action),
            .object_type = "data_source",
            .object_id = id.text(),
            .request_id = std::move(request_id),
            .detail = {{"name", std::move(name)}}};
}

SourceFile file_from(const postgres::Row& row) {
    return {.table = {.table = row.text("table_name"),
                      .original_name = row.text("original_name"),
                      .encoding = row.text("encoding"),
                      .separator = row.text("separator"),
                      .row_count = row.integer("row_count"),
                      .warnings = warnings_from<workers::IngestWarning>(row.text("warnings"))},
            .size_bytes = row.integer("size_bytes")};
}

std::string warnings_text(const std::vector<workers::IngestWarning>& warnings) {
    return written(warnings);
}

std::string warnings_text(const std::vector<ConnectionWarning>& warnings) {
    return written(warnings);
}

std::string failure_text(const base::Error& error) {
    return json::serialize(json::object{{"code", base::name(error.code)},
                                        {"french", error.message.french},
                                        {"english", error.message.english}});
}

std::string reading_text(const workers::SchemaReading& reading) {
    return json::serialize(json::object{{"phase", workers::name(reading.phase)},
                                        {"tables_read", reading.tables_read},
                                        {"tables", reading.tables}});
}

}  // namespace datapilot::data_sources
