#include "worker/engines/mysql/schema_tables.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "worker/engines/mysql/relations.h"
#include "worker/engines/relationships/declared_links.h"

namespace datapilot::worker::mysql {
namespace {

using catalog::ColumnType;
using results::Cell;

constexpr Cap cap{400'000, 256 << 20};

base::Result<results::Rows> rows(Session& session, const std::string& sql, std::size_t width,
                                 const Patience& patience) {
    auto table = session.table(sql, width, cap, patience);
    if (!table) return table.error();
    return std::move(table->rows);
}

// What the server says of views where one is broken.
bool is_own_comment(const std::string& comment) {
    return comment == "VIEW" || comment.starts_with("View '");
}

base::Result<SchemaTables> tables_alone(Session& session, const std::string& schemas,
                                        const Patience& patience) {
    const auto found = rows(session,
                            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, "
                            "CAST(COALESCE(TABLE_ROWS, 0) AS SIGNED), TABLE_COMMENT "
                            "FROM information_schema.TABLES WHERE TABLE_TYPE IN ('BASE TABLE', "
                            "'VIEW', 'SYSTEM VERSIONED') AND TABLE_SCHEMA IN " +
                                schemas + " ORDER BY TABLE_SCHEMA, TABLE_NAME",
                            5, patience);
    if (!found) return found.error();
    guard::ExposedSchema names;
    for (const auto& row : *found) names.add(text_of(row[0]), text_of(row[1]));
    SchemaTables schema;
    for (const auto& row : *found) {
        catalog::Table table;
        table.schema = text_of(row[0]);
        table.relation = text_of(row[1]);
        table.name = names.catalog_name(*names.find(table.schema, table.relation));
        table.label = table.relation;
        table.row_count = number_of(row[3]);
        table.row_count_estimated = true;
        if (!is_own_comment(text_of(row[4]))) table.comment = text_of(row[4]);
        if (text_of(row[2]) == "VIEW") schema.views.insert(table.name);
        schema.positions.emplace(std::pair{table.schema, table.relation}, schema.tables.size());
        schema.tables.push_back(std::move(table));
    }
    return schema;
}

base::Result<void> add_columns(Session& session, SchemaTables& schema, const std::string& schemas,
                               const Patience& patience) {
    const auto found = rows(session,
                            "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, "
                            "IS_NULLABLE, COLUMN_COMMENT FROM information_schema.COLUMNS "
                            "WHERE FIND_IN_SET('select', PRIVILEGES) AND TABLE_SCHEMA IN " +
                                schemas + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION",
                            7, patience);
    if (!found) return found.error();
    for (const auto& row : *found) {
        auto* table = schema.find(text_of(row[0]), text_of(row[1]));
        if (!table) continue;
        table->columns.push_back({.name = text_of(row[2]),
                                  .type = catalog_type(text_of(row[3]), text_of(row[4])),
                                  .nullable = text_of(row[5]) == "YES",
                                  .native_type = text_of(row[4]),
                                  .comment = text_of(row[6])});
    }
    return {};
}

base::Result<void> add_indexes(Session& session, SchemaTables& schema, const std::string& schemas,
                               const Patience& patience) {
    const auto found =
        rows(session,
             "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, NON_UNIQUE, "
             "COALESCE(COLUMN_NAME, '') FROM information_schema.STATISTICS "
             "WHERE TABLE_SCHEMA IN " +
                 schemas + " ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
             5, patience);
    if (!found) return found.error();
    std::tuple<std::string, std::string, std::string> last;
    for (const auto& row : *found) {
        auto* table = schema.find(text_of(row[0]), text_of(row[1]));
        if (!table) continue;
        std::tuple now{text_of(row[0]), text_of(row[1]), text_of(row[2])};
        if (now != last)
            table->indexes.push_back({.columns = {}, .unique = number_of(row[3]) == 0});
        last = std::move(now);
        table->indexes.back().columns.push_back(text_of(row[4]));
        if (text_of(row[2]) == "PRIMARY") table->primary_key.push_back(text_of(row[4]));
    }
    return {};
}

// Indexes of an expression, or of columns that cannot be read, tell nothing.
void drop_unreadable(SchemaTables& schema) {
    for (auto& table : schema.tables) {
        const auto known = [&table](const std::string& name) {
            return table.find(name) != nullptr;
        };
        std::erase_if(table.indexes, [&](const catalog::Index& index) {
            return !std::ranges::all_of(index.columns, known);
        });
        if (!std::ranges::all_of(table.primary_key, known)) table.primary_key.clear();
    }
}

// A table of which no column may be read.
void drop_empty(SchemaTables& schema) {
    std::erase_if(schema.tables, [](const catalog::Table& table) { return table.columns.empty(); });
    schema.positions.clear();
    for (std::size_t i = 0; i < schema.tables.size(); ++i) {
        schema.positions.emplace(std::pair{schema.tables[i].schema, schema.tables[i].relation}, i);
    }
}

bool is_one_of(std::string_view wanted, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, wanted) != list.end();
}

}  // namespace

catalog::Table* SchemaTables::find(const std::string& schema, const std::string& relation) {
    const auto found = positions.find({schema, relation});
    return found == positions.end() ? nullptr : &tables[found->second];
}

ColumnType catalog_type(const std::string& data_type, const std::string& column_type) {
    if (column_type.starts_with("tinyint(1)") || column_type == "bit(1)")
        return ColumnType::boolean;
    if (is_one_of(data_type,
                  {"tinyint", "smallint", "mediumint", "int", "bigint", "year", "bit"})) {
        return ColumnType::integer;
    }
    if (is_one_of(data_type, {"decimal", "float", "double"})) return ColumnType::decimal;
    if (data_type == "date") return ColumnType::date;
    if (is_one_of(data_type, {"datetime", "timestamp"})) return ColumnType::timestamp;
    return ColumnType::text;
}

base::Result<SchemaTables> read_tables(Session& session, const std::vector<std::string>& schemas,
                                       const Patience& patience) {
    const auto list = list_of(schemas, session.link());
    auto schema = tables_alone(session, list, patience);
    if (!schema) return schema.error();
    if (const auto added = add_columns(session, *schema, list, patience); !added) {
        return added.error();
    }
    drop_empty(*schema);
    if (const auto added = add_indexes(session, *schema, list, patience); !added) {
        return added.error();
    }
    drop_unreadable(*schema);
    return schema;
}

base::Result<std::vector<catalog::Relationship>> read_foreign_keys(
    Session& session, SchemaTables& schema, const std::vector<std::string>& schemas,
    const Patience& patience) {
    const auto found =
        rows(session,
             "SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, "
             "REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME "
             "FROM information_schema.KEY_COLUMN_USAGE "
             "WHERE REFERENCED_TABLE_NAME IS NOT NULL AND TABLE_SCHEMA IN " +
                 list_of(schemas, session.link()) +
                 " ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION",
             7, patience);
    if (!found) return found.error();
    std::vector<ForeignKey> keys;
    std::tuple<std::string, std::string, std::string> last;
    for (const auto& row : *found) {
        std::tuple now{text_of(row[0]), text_of(row[1]), text_of(row[2])};
        if (now != last) {
            keys.push_back({.from = schema.find(text_of(row[0]), text_of(row[1])),
                            .to = schema.find(text_of(row[4]), text_of(row[5]))});
        }
        last = std::move(now);
        keys.back().from_columns.push_back(text_of(row[3]));
        keys.back().to_columns.push_back(text_of(row[6]));
    }
    return declared_links(keys);
}

}  // namespace datapilot::worker::mysql
