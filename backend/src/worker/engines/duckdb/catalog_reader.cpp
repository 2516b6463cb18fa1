#include "worker/engines/duckdb/catalog_reader.h"

#include <algorithm>

#include "worker/engines/duckdb/column_facts.h"
#include "worker/engines/relationships/primary_key.h"
#include "worker/engines/relationships/relationship_finder.h"
#include "worker/engines/sql_quote.h"

namespace datapilot::worker {
namespace {

using catalog::ColumnType;

constexpr Cap catalog_cap{1'000'000, 256 << 20};
constexpr int values_compared = 10'000;

std::string text(const results::Cell& cell) {
    const auto value = std::get_if<std::string>(&cell);
    return value ? *value : "";
}

ColumnType column_type(const std::string& type) {
    if (type == "BIGINT" || type == "HUGEINT") return ColumnType::integer;
    if (type == "DOUBLE" || type.starts_with("DECIMAL")) return ColumnType::decimal;
    if (type == "DATE") return ColumnType::date;
    if (type == "TIMESTAMP") return ColumnType::timestamp;
    if (type == "BOOLEAN") return ColumnType::boolean;
    return ColumnType::text;
}

base::Result<void> read_columns(Connection& connection, catalog::Table& table) {
    const auto columns = connection.rows(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = $1 "
        "ORDER BY column_index",
        catalog_cap, {table.name});
    if (!columns) return columns.error();
    for (const auto& row : columns->rows) {
        catalog::Column column{.name = text(row[0]), .type = column_type(text(row[1]))};
        column.format = text(row[2]);
        table.columns.push_back(std::move(column));
    }
    return {};
}

base::Result<catalog::Table> read_table(Connection& connection, const std::string& name,
                                        const std::string& label, ValueBudget& budget) {
    catalog::Table table{.name = name, .label = label, .columns = {}};
    const auto count =
        connection.rows("SELECT count(*) FROM " + quote_identifier(name), catalog_cap);
    if (!count) return count.error();
    table.row_count = std::get<std::int64_t>(count->rows[0][0]);
    if (auto done = read_columns(connection, table); !done) return done.error();
    if (auto done = read_column_facts(connection, table, budget); !done) return done.error();
    table.primary_key = find_primary_key(table);
    return table;
}

base::Result<double> share_contained(Connection& connection, const ColumnPair& columns) {
    const auto from = quote_identifier(columns.from.name);
    const auto to = quote_identifier(columns.to.name);
    const bool as_text = columns.from.type != columns.to.type;
    const auto value = [&](const std::string& name) {
        return as_text ? "CAST(" + name + " AS VARCHAR)" : name;
    };
    const auto found = connection.rows(
        "SELECT count(*), count(*) FILTER (value IN (SELECT " + value(to) + " FROM " +
            quote_identifier(columns.to_table.name) + ")) FROM (SELECT DISTINCT " + value(from) +
            " AS value FROM " + quote_identifier(columns.from_table.name) + " WHERE " + from +
            " IS NOT NULL LIMIT " + std::to_string(values_compared) + ")",
        {1, 1000});
    if (!found) return found.error();
    const auto all = std::get<std::int64_t>(found->rows[0][0]);
    const auto inside = std::get<std::int64_t>(found->rows[0][1]);
    return all == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(all);
}

}  // namespace

base::Result<catalog::Catalog> read_catalog(Connection& connection,
                                            std::int64_t values_per_column) {
    const auto tables = connection.rows(
        "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY table_oid",
        catalog_cap);
    if (!tables) return tables.error();
    catalog::Catalog result{.dialect = catalog::Dialect::duckdb, .tables = {}, .relationships = {}};
    ValueBudget budget{.per_column = values_per_column};
    for (const auto& row : tables->rows) {
        auto table = read_table(connection, text(row[0]), text(row[1]), budget);
        if (!table) return table.error();
        result.tables.push_back(std::move(*table));
    }
    auto relationships = find_relationships(
        result.tables,
        [&connection](const ColumnPair& columns) { return share_contained(connection, columns); });
    if (!relationships) return relationships.error();
    result.relationships = std::move(*relationships);
    return result;
}

}  // namespace datapilot::worker
