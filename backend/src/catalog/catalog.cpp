#include "catalog/catalog.h"

#include <algorithm>

namespace datapilot::catalog {

const Column* Table::find(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

const Table* Catalog::find(std::string_view table) const {
    const auto found = std::ranges::find(tables, table, &Table::name);
    return found == tables.end() ? nullptr : &*found;
}

std::string_view name(ColumnType type) {
    switch (type) {
        case ColumnType::text:
            return "text";
        case ColumnType::integer:
            return "integer";
        case ColumnType::decimal:
            return "decimal";
        case ColumnType::date:
            return "date";
        case ColumnType::timestamp:
            return "timestamp";
        case ColumnType::boolean:
            return "boolean";
    }
    return "text";
}

std::string_view name(Dialect dialect) {
    switch (dialect) {
        case Dialect::duckdb:
            return "duckdb";
        case Dialect::postgresql:
            return "postgresql";
        case Dialect::mysql:
            return "mysql";
    }
    return "duckdb";
}

}  // namespace datapilot::catalog
