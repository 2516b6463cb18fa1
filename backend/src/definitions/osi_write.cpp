#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

#include "definitions/json.h"
#include "definitions/osi.h"
#include "definitions/osi_expression.h"

namespace datapilot::definitions {
namespace {

namespace json = boost::json;

json::object in_ansi_sql(const std::string& expression) {
    return {{"dialects",
             json::array{json::object{{"dialect", "ANSI_SQL"}, {"expression", expression}}}}};
}

// What OSI has no word for, as this product writes it.
json::array extension(const json::object& own) {
    return {json::object{{"vendor_name", "DATAPILOT"}, {"data", json::serialize(own)}}};
}

void put_naming(json::object& out, const Naming& naming) {
    if (!naming.description.empty()) out["description"] = naming.description;
    if (naming.synonyms.empty()) return;
    json::array synonyms;
    for (const auto& synonym : naming.synonyms) synonyms.emplace_back(synonym);
    out["ai_context"] = json::object{{"synonyms", std::move(synonyms)}};
}

std::string_view datatype(catalog::ColumnType type) {
    switch (type) {
        case catalog::ColumnType::text:
            return "String";
        case catalog::ColumnType::integer:
            return "Integer";
        case catalog::ColumnType::decimal:
            return "Decimal";
        case catalog::ColumnType::date:
            return "Date";
        case catalog::ColumnType::timestamp:
            return "DateTime";
        case catalog::ColumnType::boolean:
            return "Boolean";
    }
    return "String";
}

json::object field(const ColumnDefinition& column, json::object own, const catalog::Table* table) {
    json::object out{{"name", column.name},
                     {"expression", in_ansi_sql(osi_identifier(column.name))}};
    if (column.role && *column.role != Role::measure) {
        out["dimension"] = json::object{{"is_time", *column.role == Role::date}};
    }
    if (!column.naming.label.empty()) out["label"] = column.naming.label;
    put_naming(out, column.naming);
    const auto* known = table ? table->find(column.name) : nullptr;
    if (known) out["datatype"] = datatype(known->type);
    out["custom_extensions"] = extension(own);
    return out;
}

json::object dataset(const TableDefinition& table, json::object own, const catalog::Table* known) {
    const bool on_server = known && !known->relation.empty();
    json::object out{{"name", table.name},
                     {"source", on_server ? known->schema + '.' + known->relation : table.name}};
    if (known && !known->primary_key.empty()) {
        json::array key;
        for (const auto& column : known->primary_key) key.emplace_back(column);
        out["primary_key"] = std::move(key);
    }
    put_naming(out, table.naming);
    json::array fields;
    const auto columns = own["columns"].as_array();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        fields.push_back(field(table.columns[i], columns[i].as_object(), known));
    }
    out["fields"] = std::move(fields);
    own.erase("columns");
    out["custom_extensions"] = extension(own);
    return out;
}

json::object metric(const MetricDefinition& metric, const json::object& own,
                    const Definitions& all) {
    json::object out{{"name", metric.name},
                     {"expression", in_ansi_sql(osi_text(metric.expression, all))}};
    put_naming(out, metric.naming);
    out["custom_extensions"] = extension(own);
    return out;
}

json::object relationship(const RelationshipDefinition& link, const json::object& own) {
    auto name = link.from_table;
    for (const auto& column : link.from_columns) name += '_' + column;
    return {{"name", name + "_to_" + link.to_table},
            {"from", link.from_table},
            {"to", link.to_table},
            {"from_columns", json::value_from(link.from_columns)},
            {"to_columns", json::value_from(link.to_columns)},
            {"custom_extensions", extension(own)}};
}

}  // namespace

json::object osi_of(const Definitions& definitions, const catalog::Catalog& catalog) {
    auto own = to_json(definitions);
    json::array datasets, metrics, relationships;
    for (std::size_t i = 0; i < definitions.tables.size(); ++i) {
        const auto& table = definitions.tables[i];
        datasets.push_back(
            dataset(table, own["tables"].as_array()[i].as_object(), catalog.find(table.name)));
    }
    for (std::size_t i = 0; i < definitions.metrics.size(); ++i) {
        metrics.push_back(
            metric(definitions.metrics[i], own["metrics"].as_array()[i].as_object(), definitions));
    }
    for (std::size_t i = 0; i < definitions.relationships.size(); ++i) {
        relationships.push_back(relationship(definitions.relationships[i],
                                             own["relationships"].as_array()[i].as_object()));
    }
    json::object model{{"name", "datapilot"},
                       {"datasets", std::move(datasets)},
                       {"relationships", std::move(relationships)},
                       {"metrics", std::move(metrics)},
                       {"custom_extensions", extension({{"calendar", own["calendar"]}})}};
    return {{"version", "0.2.0.dev0"}, {"semantic_model", json::array{std::move(model)}}};
}

}  // namespace datapilot::definitions
