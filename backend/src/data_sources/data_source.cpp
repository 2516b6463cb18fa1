#include "data_sources/data_source.h"

#include <algorithm>
#include <boost/json.hpp>

namespace datapilot::data_sources {
namespace {

namespace json = boost::json;

constexpr std::size_t most_samples = 5;

results::ColumnType result_type(catalog::ColumnType type) {
    switch (type) {
        case catalog::ColumnType::text:
            return results::ColumnType::text;
        case catalog::ColumnType::integer:
            return results::ColumnType::integer;
        case catalog::ColumnType::decimal:
            return results::ColumnType::decimal;
        case catalog::ColumnType::date:
            return results::ColumnType::date;
        case catalog::ColumnType::timestamp:
            return results::ColumnType::timestamp;
        case catalog::ColumnType::boolean:
            return results::ColumnType::boolean;
    }
    return results::ColumnType::text;
}

// A value that the catalog keeps as text, as the API writes values of its type.
json::value value_json(const std::string& text, catalog::ColumnType type) {
    if (type == catalog::ColumnType::boolean) return text == "true";
    const auto cell = results::cell_from_json(json::string{text}, result_type(type));
    return cell ? results::to_json(*cell) : json::value(json::string{text});
}

json::value value_json(const std::optional<std::string>& text, catalog::ColumnType type) {
    return text ? value_json(*text, type) : json::value(nullptr);
}

json::object column_json(const catalog::Column& column) {
    json::array samples;
    for (std::size_t i = 0; i < std::min(column.values.size(), most_samples); ++i) {
        samples.push_back(value_json(column.values[i], column.type));
    }
    return {{"name", column.name},
            {"label", column.name},
            {"type", catalog::name(column.type)},
            {"nullable", column.nullable},
            {"distinct_count", column.distinct_count},
            {"min", value_json(column.min, column.type)},
            {"max", value_json(column.max, column.type)},
            {"sample_values", std::move(samples)},
            {"format", column.format.empty() ? json::value(nullptr) : json::value(column.format)}};
}

json::object file_json(const SourceFile& file) {
    const bool utf8 = file.table.encoding.starts_with("utf-8");
    return {{"name", file.table.original_name},
            {"encoding", utf8 ? "utf-8" : file.table.encoding},
            {"separator", file.table.separator}};
}

json::object table_json(const catalog::Table& table, const SourceFile& file,
                        base::Language language) {
    json::array columns;
    for (const auto& column : table.columns) columns.push_back(column_json(column));
    json::array warnings;
    for (const auto& warning : file.table.warnings) {
        warnings.push_back(
            json::object{{"code", warning.code}, {"message", warning.message.in(language)}});
    }
    return {{"name", table.name},
            {"label", table.label},
            {"row_count", table.row_count},
            {"columns", std::move(columns)},
            {"warnings", std::move(warnings)},
            {"file", file_json(file)}};
}

json::object relationship_json(const catalog::Relationship& relationship) {
    return {{"from_table", relationship.from_table}, {"from_column", relationship.from_column},
            {"to_table", relationship.to_table},     {"to_column", relationship.to_column},
            {"certainty", relationship.certainty},   {"inferred", relationship.inferred}};
}

}  // namespace

json::object to_json(const DataSource& source) {
    return {{"id", source.id.text()},
            {"workspace_id", source.workspace.text()},
            {"type", "csv"},
            {"name", source.name},
            {"table_count", source.table_count},
            {"row_count", source.row_count},
            {"size_bytes", source.size_bytes},
            {"created_at", base::iso_utc(source.created_at)},
            {"updated_at", base::iso_utc(source.updated_at)}};
}

json::object schema_json(const catalog::Catalog& catalog, const std::vector<SourceFile>& files,
                         base::Language language) {
    json::array tables;
    for (const auto& file : files) {
        const auto* table = catalog.find(file.table.table);
        if (table) tables.push_back(table_json(*table, file, language));
    }
    json::array relationships;
    for (const auto& relationship : catalog.relationships) {
        relationships.push_back(relationship_json(relationship));
    }
    return {{"tables", std::move(tables)}, {"relationships", std::move(relationships)}};
}

json::object preview_json(const catalog::Table& table, const results::ResultTable& rows) {
    json::array columns;
    for (const auto& column : rows.columns) {
        columns.push_back(json::object{
            {"name", column.name}, {"label", column.name}, {"type", results::name(column.type)}});
    }
    const auto shown = static_cast<std::int64_t>(rows.rows.size());
    return {{"columns", std::move(columns)},
            {"rows", results::rows_to_json(rows.rows)},
            {"row_count", table.row_count},
            {"truncated", shown < table.row_count}};
}

}  // namespace datapilot::data_sources
