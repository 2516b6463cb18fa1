#include "workers/replies_json.h"

#include <array>
#include <boost/json.hpp>

#include "base/enum_named.h"
#include "workers/protocol/bounded_json.h"

namespace datapilot::workers {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 6> step_names{"name",  "network",  "tls",
                                                     "login", "database", "rights"};
constexpr std::array<std::string_view, 4> outcome_names{"passed", "warned", "failed",
                                                        "not_reached"};

json::object to_json(const base::Text& text) {
    return {{"fr", text.french}, {"en", text.english}};
}

json::object to_json(const IngestedTable& table) {
    json::array warnings;
    for (const auto& warning : table.warnings) {
        warnings.push_back(
            json::object{{"code", warning.code}, {"message", to_json(warning.message)}});
    }
    return {{"table", table.table},         {"original_name", table.original_name},
            {"encoding", table.encoding},   {"separator", table.separator},
            {"row_count", table.row_count}, {"warnings", std::move(warnings)}};
}

base::Text read_message(const json::value& value) {
    const auto& object = value.as_object();
    return {text(object, "fr"), text(object, "en")};
}

IngestedTable read_ingested_table(const json::object& object) {
    IngestedTable table{.table = text(object, "table"),
                        .original_name = text(object, "original_name"),
                        .encoding = text(object, "encoding"),
                        .separator = text(object, "separator"),
                        .row_count = integer(object, "row_count")};
    for (const auto& value : object.at("warnings").as_array()) {
        const auto& warning = value.as_object();
        table.warnings.push_back({text(warning, "code"), read_message(warning.at("message"))});
    }
    return table;
}

ConnectionStep read_step(std::string_view wanted) {
    using enum ConnectionStep;
    return base::enum_named(wanted, {ConnectionStep::name, network, tls, login, database, rights})
        .value();
}

StepOutcome read_outcome(std::string_view wanted) {
    using enum StepOutcome;
    return base::enum_named(wanted, {passed, warned, failed, not_reached}).value();
}

ConnectionCheck read_check(const json::object& object) {
    return {.step = read_step(object.at("step").as_string()),
            .outcome = read_outcome(object.at("outcome").as_string()),
            .message = read_message(object.at("message"))};
}

base::Errc read_code(const json::object& object) {
    return base::errc_from_name(text(object, "code")).value();
}

base::Error read_error(const json::object& object) {
    base::Error error{.code = read_code(object),
                      .message = read_message(object.at("message")),
                      .detail = text(object, "detail")};
    // A worker blames files only, so the code of a field is one of Errc.
    for (const auto& item : object.at("fields").as_array()) {
        const auto& field = item.as_object();
        error.fields.push_back(
            {text(field, "field"), read_code(field), read_message(field.at("message"))});
    }
    return error;
}

}  // namespace

std::string_view name(ConnectionStep step) {
    return step_names.at(static_cast<std::size_t>(step));
}

std::string_view name(StepOutcome outcome) {
    return outcome_names.at(static_cast<std::size_t>(outcome));
}

json::object to_json(const ConnectionReport& report) {
    json::array checks;
    for (const auto& check : report.checks) {
        checks.push_back(json::object{{"step", name(check.step)},
                                      {"outcome", name(check.outcome)},
                                      {"message", to_json(check.message)}});
    }
    return {{"checks", std::move(checks)},
            {"server_version", report.server_version},
            {"read_only_role_sql", report.read_only_role_sql}};
}

json::object to_json(const IngestReport& report) {
    json::array tables;
    for (const auto& table : report.tables) tables.push_back(to_json(table));
    return {{"tables", std::move(tables)}};
}

json::object to_json(const TableEnd& end) {
    json::object object{{"truncated", end.truncated}, {"sql_microseconds", end.sql_time.count()}};
    if (end.rows_scanned) object["rows_scanned"] = *end.rows_scanned;
    return object;
}

json::object to_json(const base::Error& error) {
    const auto name_of = [](auto code) { return base::name(code); };
    json::array fields;
    for (const auto& field : error.fields) {
        fields.push_back(json::object{{"field", field.field},
                                      {"code", std::visit(name_of, field.code)},
                                      {"message", to_json(field.message)}});
    }
    return {{"code", base::name(error.code)},
            {"message", to_json(error.message)},
            {"detail", error.detail},
            {"fields", std::move(fields)}};
}

base::Result<IngestReport> ingest_report_from_json(std::string_view payload) {
    return read_json<IngestReport>(payload, [](const json::value& value) {
        IngestReport report;
        for (const auto& table : value.as_object().at("tables").as_array()) {
            report.tables.push_back(read_ingested_table(table.as_object()));
        }
        return report;
    });
}

base::Result<ConnectionReport> connection_report_from_json(std::string_view payload) {
    return read_json<ConnectionReport>(payload, [](const json::value& value) {
        const auto& object = value.as_object();
        ConnectionReport report{.checks = {},
                                .server_version = text(object, "server_version"),
                                .read_only_role_sql = text(object, "read_only_role_sql")};
        for (const auto& check : object.at("checks").as_array()) {
            report.checks.push_back(read_check(check.as_object()));
        }
        return report;
    });
}

base::Result<TableEnd> table_end_from_json(std::string_view payload) {
    return read_json<TableEnd>(payload, [](const json::value& value) {
        const auto& object = value.as_object();
        TableEnd end{.truncated = object.at("truncated").as_bool(),
                     .sql_time = std::chrono::microseconds{integer(object, "sql_microseconds")}};
        if (object.contains("rows_scanned")) end.rows_scanned = integer(object, "rows_scanned");
        return end;
    });
}

base::Result<catalog::Catalog> catalog_from_json(std::string_view payload) {
    return read_json<catalog::Catalog>(
        payload, [](const json::value& value) { return catalog::catalog_from_json(value); });
}

base::Result<std::vector<std::string>> texts_from_json(std::string_view payload) {
    return read_json<std::vector<std::string>>(payload, texts);
}

std::optional<base::Error> error_from_json(std::string_view payload) try {
    BoundedMemory memory{max_json_memory};
    return read_error(json::parse(payload, &memory).as_object());
} catch (const std::exception&) {
    return std::nullopt;
}

}  // namespace datapilot::workers
