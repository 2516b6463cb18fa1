#include "worker/engines/postgresql/exposed_schemas.h"

#include "worker/engines/postgresql/cell_values.h"
#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::postgresql {
namespace {

constexpr Cap cap{500'000, 64 << 20};

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
    const auto columns = transaction.table(
        std::string{"SELECT n.nspname::text, c.relname::text, a.attname::text "
                    "FROM pg_catalog.pg_class c "
                    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE "} +
            schema_is_exposed + " AND " + relation_is_exposed + " AND " + column_is_exposed +
            " ORDER BY c.oid, a.attnum",
        3, cap, {array_of(schemas)});
    if (!columns) return columns.error();
    if (columns->truncated) return answer_too_large("the list of columns");
    guard::ExposedSchema exposed;
    for (const auto& row : columns->rows) exposed.add(text(row[0]), text(row[1]), text(row[2]));
    return exposed;
}

}  // namespace datapilot::worker::postgresql
