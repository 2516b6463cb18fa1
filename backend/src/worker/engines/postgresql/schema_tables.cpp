#include "worker/engines/postgresql/schema_tables.h"

#include <algorithm>
#include <boost/json/parse.hpp>

#include "worker/engines/postgresql/cell_values.h"
#include "worker/engines/postgresql/exposed_schemas.h"
#include "worker/engines/relationships/declared_links.h"

namespace datapilot::worker::postgresql {
namespace {

using catalog::Table;
using results::Cell;

constexpr Cap cap{500'000, 64 << 20};
// Past these a catalog would not fit what a worker may answer.
constexpr std::int64_t most_columns = 60'000;
constexpr std::size_t longest_comment = 500;
constexpr std::size_t comments_bytes_in_all = 4 << 20;

base::Error too_many_columns() {
    return {base::Errc::query_too_large,
            {"Cette base a plus de " + std::to_string(most_columns) +
                 " colonnes visibles. Choisissez les schémas à exposer.",
             "This database has more than " + std::to_string(most_columns) +
                 " visible columns. Choose the schemas to expose."}};
}

const std::string exposed_relations =
    std::string{
        " FROM pg_catalog.pg_class c "
        "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "} +
    "%s WHERE " + schema_is_exposed + " AND " + relation_is_exposed;

// The rows of a partitioned table are those of its partitions; -1 is a table never analysed.
const std::string tables_sql =
    "SELECT n.nspname::text, c.relname::text, c.relkind IN ('v', 'm'), "
    "pg_catalog.obj_description(c.oid, 'pg_class'), "
    "CASE WHEN c.relkind = 'p' THEN (SELECT pg_catalog.sum(GREATEST(part.reltuples, 0))::int8 "
    "FROM pg_catalog.pg_partition_tree(c.oid) AS leaf "
    "JOIN pg_catalog.pg_class part ON part.oid = leaf.relid WHERE leaf.isleaf) "
    "ELSE GREATEST(c.reltuples, 0)::int8 END";

const std::string columns_sql =
    "SELECT n.nspname::text, c.relname::text, a.attname::text, "
    "pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, "
    "pg_catalog.col_description(c.oid, a.attnum), base.oid, "
    "base.typcategory IN ('B', 'D', 'E', 'I', 'N', 'S', 'T') OR base.typname = 'uuid', "
    "base.typcategory IN ('E', 'S')";

constexpr auto columns_join =
    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid "
    "JOIN pg_catalog.pg_type t ON t.oid = a.atttypid "
    "JOIN pg_catalog.pg_type base ON base.oid = "
    "CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END";

// Their key columns in order; an index on an expression or on some rows only tells nothing here.
constexpr auto indexes_sql =
    "SELECT n.nspname::text, c.relname::text, i.indisprimary, i.indisunique, "
    "(SELECT pg_catalog.json_agg(a.attname ORDER BY k.place) "
    "FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place) "
    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number "
    "WHERE k.place <= i.indnkeyatts)::text";

constexpr auto indexes_join =
    "JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisvalid "
    "AND i.indpred IS NULL AND i.indexprs IS NULL";

// Both sides' columns, each at the same place.
constexpr auto keys_sql =
    "SELECT n.nspname::text, c.relname::text, "
    "(SELECT pg_catalog.json_agg(a.attname ORDER BY k.place) "
    "FROM pg_catalog.unnest(f.conkey) WITH ORDINALITY AS k(number, place) "
    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number)::text, "
    "other_n.nspname::text, other.relname::text, "
    "(SELECT pg_catalog.json_agg(a.attname ORDER BY k.place) "
    "FROM pg_catalog.unnest(f.confkey) WITH ORDINALITY AS k(number, place) "
    "JOIN pg_catalog.pg_attribute a ON a.attrelid = other.oid AND a.attnum = k.number)::text";

constexpr auto keys_join =
    "JOIN pg_catalog.pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' "
    "AND f.conparentid = 0 "
    "JOIN pg_catalog.pg_class other ON other.oid = f.confrelid "
    "JOIN pg_catalog.pg_namespace other_n ON other_n.oid = other.relnamespace";

std::string query(const std::string& select, const std::string& join, const std::string& rest) {
    auto from = exposed_relations;
    from.replace(from.find("%s"), 2, join);
    return select + from + rest;
}

catalog::ColumnType in_catalog(results::ColumnType type) {
    using From = results::ColumnType;
    using To = catalog::ColumnType;
    switch (type) {
        case From::text:
            return To::text;
        case From::integer:
            return To::integer;
        case From::decimal:
            return To::decimal;
        case From::date:
            return To::date;
        case From::timestamp:
            return To::timestamp;
        case From::boolean:
            return To::boolean;
    }
    return To::text;
}

// Cut between characters.
std::string comment(const Cell& cell) {
    auto words = text(cell);
    if (words.size() <= longest_comment) return words;
    auto end = longest_comment;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    return words.substr(0, end);
}

std::vector<std::string> names_in(const std::string& list) {
    std::vector<std::string> names;
    boost::system::error_code failure;
    const auto parsed = boost::json::parse(list, failure);
    if (failure || !parsed.is_array()) return names;
    for (const auto& name : parsed.get_array()) {
        if (name.is_string()) names.emplace_back(name.get_string());
    }
    return names;
}

// By its own name where it is alone to have it.
void name_tables(SchemaTables& schema) {
    std::map<std::string, int> bearers;
    for (const auto& table : schema.tables) ++bearers[table.relation];
    for (auto& table : schema.tables) {
        table.name =
            bearers[table.relation] == 1 ? table.relation : table.schema + "." + table.relation;
    }
}

base::Result<void> read_columns(ReadOnlyTransaction& transaction, SchemaTables& schema,
                                const std::vector<std::string>& schemas) {
    const auto rows = transaction.table(
        query(columns_sql, columns_join,
              std::string{" AND "} + column_is_exposed + " ORDER BY c.oid, a.attnum"),
        9, {most_columns, cap.bytes}, {array_of(schemas)});
    if (!rows) return rows.error();
    if (rows->truncated) return too_many_columns();
    std::size_t comments = 0;
    for (const auto& row : rows->rows) {
        auto* table = schema.find(text(row[0]), text(row[1]));
        if (!table) continue;
        const auto type = static_cast<Oid>(number(row[6]));
        catalog::Column column{.name = text(row[2]), .type = in_catalog(shown_as(type))};
        column.native_type = text(row[3]);
        column.nullable = !flag(row[4]);
        if (comments < comments_bytes_in_all) column.comment = comment(row[5]);
        comments += column.comment.size();
        table->columns.push_back(std::move(column));
        const auto place = static_cast<std::size_t>(table - schema.tables.data());
        schema.traits[place].push_back({type, flag(row[7]), flag(row[8])});
    }
    return {};
}

base::Result<void> read_indexes(ReadOnlyTransaction& transaction, SchemaTables& schema,
                                const std::vector<std::string>& schemas) {
    const auto rows = transaction.table(query(indexes_sql, indexes_join, " ORDER BY i.indexrelid"),
                                        5, cap, {array_of(schemas)});
    if (!rows) return rows.error();
    for (const auto& row : rows->rows) {
        auto* table = schema.find(text(row[0]), text(row[1]));
        auto columns = names_in(text(row[4]));
        const bool known =
            table && !columns.empty() && std::ranges::all_of(columns, [&](const auto& column) {
                return table->find(column) != nullptr;
            });
        if (!known) continue;
        if (flag(row[2])) table->primary_key = columns;
        table->indexes.push_back({std::move(columns), flag(row[3])});
    }
    return {};
}

}  // namespace

Table* SchemaTables::find(const std::string& schema, const std::string& relation) {
    const auto found = positions.find({schema, relation});
    return found == positions.end() ? nullptr : &tables[found->second];
}

base::Result<SchemaTables> read_tables(ReadOnlyTransaction& transaction,
                                       const std::vector<std::string>& schemas) {
    const auto rows = transaction.table(query(tables_sql, "", " ORDER BY n.nspname, c.relname"), 5,
                                        cap, {array_of(schemas)});
    if (!rows) return rows.error();
    SchemaTables schema;
    for (const auto& row : rows->rows) {
        Table table{.name = {}, .label = text(row[1]), .columns = {}};
        table.schema = text(row[0]);
        table.relation = text(row[1]);
        table.comment = comment(row[3]);
        table.row_count = number(row[4]);
        table.row_count_estimated = true;
        schema.positions[{table.schema, table.relation}] = schema.tables.size();
        schema.tables.push_back(std::move(table));
    }
    schema.traits.resize(schema.tables.size());
    name_tables(schema);
    for (std::size_t i = 0; i < rows->rows.size(); ++i) {
        if (flag(rows->rows[i][2])) schema.views.insert(schema.tables[i].name);
    }
    if (auto done = read_columns(transaction, schema, schemas); !done) return done.error();
    if (auto done = read_indexes(transaction, schema, schemas); !done) return done.error();
    return schema;
}

base::Result<std::vector<catalog::Relationship>> read_foreign_keys(
    ReadOnlyTransaction& transaction, SchemaTables& schema,
    const std::vector<std::string>& schemas) {
    const auto rows = transaction.table(query(keys_sql, keys_join, " ORDER BY f.oid"), 6, cap,
                                        {array_of(schemas)});
    if (!rows) return rows.error();
    std::vector<ForeignKey> keys;
    for (const auto& row : rows->rows) {
        keys.push_back({.from = schema.find(text(row[0]), text(row[1])),
                        .from_columns = names_in(text(row[2])),
                        .to = schema.find(text(row[3]), text(row[4])),
                        .to_columns = names_in(text(row[5]))});
    }
    return declared_links(keys);
}

}  // namespace datapilot::worker::postgresql
