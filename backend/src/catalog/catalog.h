#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace datapilot::catalog {

enum class ColumnType { text, integer, decimal, date, timestamp, boolean };
enum class Dialect { duckdb, postgresql, mysql };

struct Column {
    std::string name;
    ColumnType type = ColumnType::text;
    bool nullable = true;
    std::int64_t null_count = 0;
    std::int64_t distinct_count = 0;
    std::optional<std::string> min{};  // as the column's type is written, dates in ISO 8601
    std::optional<std::string> max{};
    // Distinct values, most frequent first; every one of them when values_complete.
    std::vector<std::string> values{};
    bool values_complete = false;
    // How the file wrote it: "decimal_comma", "percent", "euro", "dollar", "pound", "dd/mm/yyyy"
    // and the like, or "".
    std::string format{};
    std::string native_type{};  // as its server declares it, e.g. "numeric(12,2)"; "" for files
    std::string comment{};      // its owner's own words: hostile text
};

struct Index {
    std::vector<std::string> columns;
    bool unique = false;
};

struct Table {
    std::string name;   // unique in the catalog: how plans and the API name it
    std::string label;  // as the user knows it: the file's name without its ending
    std::int64_t row_count = 0;
    std::vector<Column> columns;
    std::vector<std::string> primary_key{};  // column names; declared, or unique and named like one
    // Where a server keeps it: SQL writes schema.relation. Both are empty for files, whose tables
    // bear their name in SQL.
    std::string schema{};
    std::string relation{};
    std::string comment{};
    bool row_count_estimated = false;  // by the server's statistics
    std::vector<Index> indexes{};

    const Column* find(std::string_view column) const;
};

enum class Cardinality { many_to_one, one_to_one };

// `from` refers to `to`: from_columns hold what to_columns hold in one row of to_table, each the
// one at its own place. Usually one column; several where the key of to_table is made of several.
struct Relationship {
    std::string from_table;
    std::vector<std::string> from_columns;
    std::string to_table;
    std::vector<std::string> to_columns;
    Cardinality cardinality = Cardinality::many_to_one;
    double certainty = 1.0;  // 1 when declared
    bool inferred = false;
};

// What a tenant may ask about in one data source. Pure data, kept as JSON in schema_cache.
struct Catalog {
    Dialect dialect = Dialect::duckdb;
    std::vector<Table> tables;
    std::vector<Relationship> relationships;

    const Table* find(std::string_view table) const;
};

std::string_view name(ColumnType type);
std::string_view name(Dialect dialect);

boost::json::object to_json(const Catalog& catalog);
base::Result<Catalog> catalog_from_json(const boost::json::value& value);

}  // namespace datapilot::catalog
