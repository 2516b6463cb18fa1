#include <boost/json.hpp>

#include "base/enum_named.h"
#include "catalog/catalog.h"

namespace datapilot::catalog {
namespace {

namespace json = boost::json;

json::value optional_text(const std::optional<std::string>& text) {
    if (!text) return nullptr;
    return json::string{*text};
}

json::array texts(const std::vector<std::string>& all) {
    json::array array;
    for (const auto& text : all) array.emplace_back(text);
    return array;
}

json::object to_json(const Column& column) {
    return {{"name", column.name},
            {"type", name(column.type)},
            {"nullable", column.nullable},
            {"null_count", column.null_count},
            {"distinct_count", column.distinct_count},
            {"min", optional_text(column.min)},
            {"max", optional_text(column.max)},
            {"values", texts(column.values)},
            {"values_complete", column.values_complete},
            {"format", column.format},
            {"native_type", column.native_type},
            {"comment", column.comment}};
}

json::object to_json(const Table& table) {
    json::array columns;
    for (const auto& column : table.columns) columns.push_back(to_json(column));
    json::array indexes;
    for (const auto& index : table.indexes) {
        indexes.push_back(
            json::object{{"columns", texts(index.columns)}, {"unique", index.unique}});
    }
    return {{"name", table.name},
            {"label", table.label},
            {"row_count", table.row_count},
            {"columns", std::move(columns)},
            {"primary_key", texts(table.primary_key)},
            {"schema", table.schema},
            {"relation", table.relation},
            {"comment", table.comment},
            {"row_count_estimated", table.row_count_estimated},
            {"indexes", std::move(indexes)}};
}

json::object to_json(const Relationship& relationship) {
    const bool one = relationship.cardinality == Cardinality::one_to_one;
    return {{"from_table", relationship.from_table},
            {"from_columns", texts(relationship.from_columns)},
            {"to_table", relationship.to_table},
            {"to_columns", texts(relationship.to_columns)},
            {"cardinality", one ? "one_to_one" : "many_to_one"},
            {"certainty", relationship.certainty},
            {"inferred", relationship.inferred}};
}

// The readers below throw what Boost.JSON throws on a wrong shape; catalog_from_json catches it.
std::string text(const json::object& object, std::string_view key) {
    return std::string{object.at(key).as_string()};
}

// For what catalogs that were kept before have not.
std::string text_or_none(const json::object& object, std::string_view key) {
    return object.contains(key) ? text(object, key) : std::string{};
}

std::optional<std::string> maybe_text(const json::object& object, std::string_view key) {
    if (object.at(key).is_null()) return std::nullopt;
    return text(object, key);
}

std::vector<std::string> read_texts(const json::value& value) {
    std::vector<std::string> all;
    for (const auto& item : value.as_array()) all.emplace_back(item.as_string());
    return all;
}

ColumnType read_column_type(std::string_view wanted) {
    using enum ColumnType;
    return base::enum_named(wanted, {text, integer, decimal, date, timestamp, boolean}).value();
}

Dialect read_dialect(std::string_view wanted) {
    using enum Dialect;
    return base::enum_named(wanted, {duckdb, postgresql, mysql}).value();
}

Column read_column(const json::object& object) {
    return {.name = text(object, "name"),
            .type = read_column_type(object.at("type").as_string()),
            .nullable = object.at("nullable").as_bool(),
            .null_count = object.at("null_count").to_number<std::int64_t>(),
            .distinct_count = object.at("distinct_count").to_number<std::int64_t>(),
            .min = maybe_text(object, "min"),
            .max = maybe_text(object, "max"),
            .values = read_texts(object.at("values")),
            .values_complete = object.at("values_complete").as_bool(),
            .format = text(object, "format"),
            .native_type = text_or_none(object, "native_type"),
            .comment = text_or_none(object, "comment")};
}

Table read_table(const json::object& object) {
    Table table{.name = text(object, "name"),
                .label = text(object, "label"),
                .row_count = object.at("row_count").to_number<std::int64_t>(),
                .columns = {},
                .primary_key = read_texts(object.at("primary_key")),
                .schema = text_or_none(object, "schema"),
                .relation = text_or_none(object, "relation"),
                .comment = text_or_none(object, "comment")};
    if (const auto* estimated = object.if_contains("row_count_estimated")) {
        table.row_count_estimated = estimated->as_bool();
    }
    if (const auto* indexes = object.if_contains("indexes")) {
        for (const auto& value : indexes->as_array()) {
            const auto& index = value.as_object();
            table.indexes.push_back(
                {read_texts(index.at("columns")), index.at("unique").as_bool()});
        }
    }
    for (const auto& column : object.at("columns").as_array()) {
        table.columns.push_back(read_column(column.as_object()));
    }
    return table;
}

// Catalogs that were kept before have one column a side.
std::vector<std::string> read_columns(const json::object& object, std::string_view key,
                                      std::string_view key_before) {
    if (const auto* columns = object.if_contains(key)) return read_texts(*columns);
    return {text(object, key_before)};
}

Relationship read_relationship(const json::object& object) {
    const bool one = object.at("cardinality").as_string() == "one_to_one";
    return {.from_table = text(object, "from_table"),
            .from_columns = read_columns(object, "from_columns", "from_column"),
            .to_table = text(object, "to_table"),
            .to_columns = read_columns(object, "to_columns", "to_column"),
            .cardinality = one ? Cardinality::one_to_one : Cardinality::many_to_one,
            .certainty = object.at("certainty").to_number<double>(),
            .inferred = object.at("inferred").as_bool()};
}

}  // namespace

json::object to_json(const Catalog& catalog) {
    json::array tables;
    for (const auto& table : catalog.tables) tables.push_back(to_json(table));
    json::array relationships;
    for (const auto& relationship : catalog.relationships) {
        relationships.push_back(to_json(relationship));
    }
    return {{"dialect", name(catalog.dialect)},
            {"tables", std::move(tables)},
            {"relationships", std::move(relationships)}};
}

base::Result<Catalog> catalog_from_json(const json::value& value) try {
    const auto& object = value.as_object();
    Catalog catalog{.dialect = read_dialect(object.at("dialect").as_string()),
                    .tables = {},
                    .relationships = {}};
    for (const auto& table : object.at("tables").as_array()) {
        catalog.tables.push_back(read_table(table.as_object()));
    }
    for (const auto& relationship : object.at("relationships").as_array()) {
        catalog.relationships.push_back(read_relationship(relationship.as_object()));
    }
    return catalog;
} catch (const std::exception& failure) {
    return base::Error{base::Errc::internal,
                       {"Le schéma enregistré est illisible : synchronisez la source.",
                        "The stored schema cannot be read: sync the data source."},
                       failure.what()};
}

}  // namespace datapilot::catalog
