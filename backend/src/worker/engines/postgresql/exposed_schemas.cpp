#include "worker/engines/postgresql/exposed_schemas.h"

namespace datapilot::worker::postgresql {
namespace {

constexpr Cap cap{1'000'000, 256 << 20};

std::string text(const results::Cell& cell) {
    const auto* value = std::get_if<std::string>(&cell);
    return value ? *value : "";
}

}  // namespace

std::string array_of(const std::vector<std::string>& texts) {
    std::string list = "{";
    for (const auto& text : texts) {
        list += list.size() > 1 ? ",\"" : "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') list += '\\';
            list += c;
        }
        list += '"';
    }
    return list + "}";
}

base::Result<guard::ExposedSchema> read_exposed_schema(ReadOnlyTransaction& transaction,
                                                       const std::vector<std::string>& schemas) {
    const auto columns = transaction.rows(
        std::string{"SELECT n.nspname::text, c.relname::text, a.attname::text "
                    "FROM pg_catalog.pg_class c "
                    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE "} +
            schema_is_exposed + " AND " + relation_is_exposed + " AND " + column_is_exposed +
            " ORDER BY c.oid, a.attnum",
        cap, {array_of(schemas)});
    if (!columns) return columns.error();
    guard::ExposedSchema exposed;
    for (const auto& row : columns->rows) exposed.add(text(row[0]), text(row[1]), text(row[2]));
    return exposed;
}

}  // namespace datapilot::worker::postgresql
