#include "data_sources/schema_json.h"

#include <algorithm>
#include <boost/json.hpp>

namespace datapilot::data_sources {
namespace {

namespace json = boost::json;

std::size_t most_values(Samples samples) {
    switch (samples) {
        case Samples::none:
            return 0;
        case Samples::few:
            return 5;
        case Samples::all:
            return 200;
    }
    return 0;
}

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

json::value text_or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::array names_json(const std::vector<std::string>& names) {
    return json::array(names.begin(), names.end());
}

json::object column_json(const catalog::Column& column, Samples samples) {
    const bool sampled = samples != Samples::none;
    json::array values;
    const auto shown = std::min(column.values.size(), most_values(samples));
    for (std::size_t i = 0; i < shown; ++i) {
        values.push_back(value_json(column.values[i], column.type));
    }
    const auto bound = [&](const std::optional<std::string>& value) {
        return sampled ? value_json(value, column.type) : json::value(nullptr);
    };
    return {{"name", column.name},
            {"label", column.name},
            {"type", catalog::name(column.type)},
            {"native_type", text_or_null(column.native_type)},
            {"comment", text_or_null(column.comment)},
            {"nullable", column.nullable},
            {"distinct_count", sampled ? json::value(column.distinct_count) : json::value(nullptr)},
            {"min", bound(column.min)},
            {"max", bound(column.max)},
            {"sample_values", std::move(values)},
            {"format", text_or_null(column.format)}};
}

json::object file_json(const SourceFile& file) {
    const bool utf8 = file.table.encoding.starts_with("utf-8");
    return {{"name", file.table.original_name},
            {"encoding", utf8 ? "utf-8" : file.table.encoding},
            {"separator", file.table.separator}};
}

json::array warnings_json(const SourceFile* file, base::Language language) {
    json::array warnings;
    if (file == nullptr) return warnings;
    for (const auto& warning : file->table.warnings) {
        warnings.push_back(
            json::object{{"code", warning.code}, {"message", warning.message.in(language)}});
    }
    return warnings;
}

json::object table_json(const catalog::Table& table, const SourceFile* file, Samples samples,
                        base::Language language) {
    json::array columns;
    for (const auto& column : table.columns) columns.push_back(column_json(column, samples));
    json::array indexes;
    for (const auto& index : table.indexes) {
        indexes.push_back(
            json::object{{"columns", names_json(index.columns)}, {"unique", index.unique}});
    }
    return {{"name", table.name},
            {"label", table.label},
            {"schema", text_or_null(table.schema)},
            {"comment", text_or_null(table.comment)},
            {"row_count", table.row_count},
            {"row_count_estimated", table.row_count_estimated},
            {"primary_key", names_json(table.primary_key)},
            {"indexes", std::move(indexes)},
            {"columns", std::move(columns)},
            {"warnings", warnings_json(file, language)},
            {"file", file ? json::value(file_json(*file)) : json::value(nullptr)}};
}

json::object relationship_json(const catalog::Relationship& relationship) {
    return {{"from_table", relationship.from_table},
            {"from_columns", names_json(relationship.from_columns)},
            {"to_table", relationship.to_table},
            {"to_columns", names_json(relationship.to_columns)},
            {"certainty", relationship.certainty},
            {"inferred", relationship.inferred}};
}

}  // namespace

json::object schema_json(const SchemaPage& page, const std::vector<SourceFile>& files,
                         Samples samples, base::Language language) {
    json::array tables;
    for (const auto* table : page.tables) {
        const auto file = std::ranges::find_if(
            files, [&](const SourceFile& each) { return each.table.table == table->name; });
        const auto* known = file == files.end() ? nullptr : &*file;
        tables.push_back(table_json(*table, known, samples, language));
    }
    json::array relationships;
    for (const auto* relationship : page.relationships) {
        relationships.push_back(relationship_json(*relationship));
    }
    return {{"tables", std::move(tables)},
            {"relationships", std::move(relationships)},
            {"table_count", page.table_count},
            {"next_cursor", page.next ? json::value(*page.next) : json::value(nullptr)}};
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
