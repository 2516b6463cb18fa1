#include "data_sources/data_source.h"

#include <boost/json.hpp>

#include "data_sources/connection.h"

namespace datapilot::data_sources {
namespace {

namespace json = boost::json;

std::string_view status_of(const ServerState& server) {
    if (server.sync_started_at) return "syncing";
    return server.sync_failure ? "failed" : "ready";
}

json::value time_json(const std::optional<base::Instant>& time) {
    return time ? json::value(base::iso_utc(*time)) : json::value(nullptr);
}

json::array warnings_json(const ServerState& server, base::Language language) {
    json::array warnings;
    for (const auto& warning : server.warnings) {
        warnings.push_back(
            json::object{{"code", warning.code}, {"message", warning.message.in(language)}});
    }
    return warnings;
}

json::value sync_json(const ServerState& server) {
    if (!server.sync_started_at) return nullptr;
    json::object sync{{"started_at", base::iso_utc(*server.sync_started_at)},
                      {"progress", nullptr},
                      {"phase", nullptr},
                      {"tables_read", nullptr},
                      {"table_count", nullptr}};
    if (const auto& reading = server.sync_reading) {
        sync["progress"] = workers::part(*reading);
        sync["phase"] = workers::name(reading->phase);
        if (reading->tables > 0) {
            sync["tables_read"] = reading->tables_read;
            sync["table_count"] = reading->tables;
        }
    }
    return sync;
}

json::value failure_json(const ServerState& server, base::Language language) {
    if (!server.sync_failure) return nullptr;
    return json::object{{"code", base::name(server.sync_failure->code)},
                        {"message", server.sync_failure->message.in(language)}};
}

json::value connection_or_null(const ServerState& server) {
    return server.connection ? json::value(connection_json(*server.connection))
                             : json::value(nullptr);
}

}  // namespace

std::string_view name(SourceType type) {
    switch (type) {
        case SourceType::csv:
            return "csv";
        case SourceType::postgresql:
            return "postgresql";
        case SourceType::mysql:
            return "mysql";
    }
    return "csv";
}

SourceType type_of(catalog::Dialect dialect) {
    return dialect == catalog::Dialect::mysql ? SourceType::mysql : SourceType::postgresql;
}

json::object to_json(const DataSource& source, base::Language language) {
    const auto server = source.server.value_or(ServerState{});
    return {{"id", source.id.text()},
            {"workspace_id", source.workspace.text()},
            {"type", name(source.type)},
            {"name", source.name},
            {"status", status_of(server)},
            {"table_count", source.table_count},
            {"row_count", source.row_count},
            {"size_bytes", source.size_bytes},
            {"connection", connection_or_null(server)},
            {"warnings", warnings_json(server, language)},
            {"synced_at", time_json(server.synced_at)},
            {"sync", sync_json(server)},
            {"sync_error", failure_json(server, language)},
            {"created_at", base::iso_utc(source.created_at)},
            {"updated_at", base::iso_utc(source.updated_at)}};
}

}  // namespace datapilot::data_sources
