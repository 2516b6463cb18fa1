#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <optional>

#include "base/validation.h"
#include "definitions/json.h"
#include "definitions/limits.h"
#include "definitions/osi.h"
#include "definitions/osi_expression.h"

// An OSI document becomes the JSON of definitions, which its one reader then checks.
namespace datapilot::definitions {
namespace {

namespace json = boost::json;
using base::FieldErrc;

base::Error wrong(std::string path, FieldErrc code) {
    return base::invalid_field(std::move(path), code);
}

// Thrown as the Error that it holds, and caught once.
struct Wrong {
    base::Error error;
};
[[noreturn]] void refuse(std::string path, FieldErrc code) {
    throw Wrong{wrong(std::move(path), code)};
}

const json::object& object_at(const json::value& value, const std::string& path) {
    if (!value.is_object()) refuse(path, FieldErrc::wrong_type);
    return value.get_object();
}

const json::array* list_of(const json::object& object, std::string_view key,
                           const std::string& path) {
    const auto* found = object.if_contains(key);
    if (!found || found->is_null()) return nullptr;
    if (!found->is_array()) refuse(path + '.' + std::string{key}, FieldErrc::wrong_type);
    return &found->get_array();
}

std::string text_of(const json::object& object, std::string_view key, const std::string& path) {
    const auto* found = object.if_contains(key);
    const auto where = path + '.' + std::string{key};
    if (!found) refuse(where, FieldErrc::required);
    if (!found->is_string()) refuse(where, FieldErrc::wrong_type);
    return std::string{found->get_string()};
}

// What this product wrote of the item when it was exported, or an empty object.
json::object own_part(const json::object& item, const std::string& path) {
    const auto* extensions = list_of(item, "custom_extensions", path);
    if (!extensions) return {};
    for (const auto& extension : *extensions) {
        const auto& object = object_at(extension, path + ".custom_extensions");
        if (text_of(object, "vendor_name", path + ".custom_extensions") != "DATAPILOT") continue;
        boost::system::error_code failure;
        auto own = json::parse(text_of(object, "data", path + ".custom_extensions"), failure);
        if (failure || !own.is_object()) {
            refuse(path + ".custom_extensions", FieldErrc::invalid_format);
        }
        return std::move(own.get_object());
    }
    return {};
}

// OSI's own words count: another tool may have changed them.
void take_naming(const json::object& item, json::object& out) {
    for (const auto* key : {"label", "description"}) {
        if (const auto* found = item.if_contains(key)) out[key] = *found;
    }
    const auto* context = item.if_contains("ai_context");
    const auto* object = context ? context->if_object() : nullptr;
    if (const auto* synonyms = object ? object->if_contains("synonyms") : nullptr) {
        out["synonyms"] = *synonyms;
    }
}

std::string ansi_sql(const json::object& item, const std::string& path) {
    const auto* expression = item.if_contains("expression");
    if (!expression) refuse(path + ".expression", FieldErrc::required);
    const auto where = path + ".expression";
    const auto* dialects = list_of(object_at(*expression, where), "dialects", where);
    if (!dialects) refuse(where + ".dialects", FieldErrc::required);
    for (const auto& one : *dialects) {
        const auto& dialect = object_at(one, where + ".dialects");
        if (text_of(dialect, "dialect", where + ".dialects") == "ANSI_SQL") {
            return text_of(dialect, "expression", where + ".dialects");
        }
    }
    refuse(where, FieldErrc::not_allowed);
}

bool is_time(const json::object& field) {
    const auto* dimension = field.if_contains("dimension");
    const auto* object = dimension ? dimension->if_object() : nullptr;
    const auto* flag = object ? object->if_contains("is_time") : nullptr;
    return flag && flag->is_bool() && flag->get_bool();
}

// A computed field is no column, and cannot be said here.
json::object column_of(const json::value& value, const std::string& path) {
    const auto& field = object_at(value, path);
    const auto said = expression_from_osi(ansi_sql(field, path));
    const auto* column = said ? std::get_if<Column>(&said->expression.node) : nullptr;
    if (!column) refuse(path + ".expression", FieldErrc::not_allowed);
    auto out = own_part(field, path);
    const bool is_foreign = out.empty();
    out["name"] = column->name;
    take_naming(field, out);
    if (is_foreign && is_time(field)) out["role"] = "date";
    return out;
}

// A metric of this product says its own expression; of others, the SQL is read.
json::object metric_of(const json::value& value, const std::string& path,
                       const std::string& dataset) {
    const auto& metric = object_at(value, path);
    auto out = own_part(metric, path);
    take_naming(metric, out);
    if (!out.contains("name")) out["name"] = text_of(metric, "name", path);
    if (out.contains("expression")) return out;
    auto said = expression_from_osi(ansi_sql(metric, path));
    if (!said) refuse(path + ".expression", FieldErrc::not_allowed);
    const auto& table = said->table.empty() ? dataset : said->table;
    if (table.empty()) refuse(path + ".expression", FieldErrc::not_allowed);
    out["table"] = table;
    out["expression"] = to_json(said->expression);
    return out;
}

json::object table_of(const json::value& value, const std::string& path, json::array& metrics) {
    const auto& dataset = object_at(value, path);
    auto out = own_part(dataset, path);
    const auto name = text_of(dataset, "name", path);
    out["name"] = name;
    take_naming(dataset, out);
    json::array columns;
    if (const auto* fields = list_of(dataset, "fields", path)) {
        for (std::size_t i = 0; i < fields->size(); ++i) {
            columns.push_back(column_of((*fields)[i], path + ".fields." + std::to_string(i)));
        }
    }
    out["columns"] = std::move(columns);
    if (const auto* own = list_of(dataset, "metrics", path)) {
        for (std::size_t i = 0; i < own->size(); ++i) {
            metrics.push_back(metric_of((*own)[i], path + ".metrics." + std::to_string(i), name));
        }
    }
    return out;
}

json::array columns_of(const json::object& link, std::string_view key, const std::string& path) {
    const auto* columns = list_of(link, key, path);
    if (!columns) refuse(path + '.' + std::string{key}, FieldErrc::required);
    return *columns;
}

json::object link_of(const json::value& value, const std::string& path) {
    const auto& link = object_at(value, path);
    auto out = own_part(link, path);
    out["from_table"] = text_of(link, "from", path);
    out["to_table"] = text_of(link, "to", path);
    out["from_columns"] = columns_of(link, "from_columns", path);
    out["to_columns"] = columns_of(link, "to_columns", path);
    return out;
}

json::object definitions_in(const json::object& model, const std::string& path) {
    auto out = own_part(model, path);
    json::array tables, metrics, relationships;
    const auto each = [&](const char* key, auto read) {
        const auto* items = list_of(model, key, path);
        for (std::size_t i = 0; items && i < items->size(); ++i) {
            read((*items)[i], path + '.' + key + '.' + std::to_string(i));
        }
    };
    each("datasets", [&](const json::value& item, const std::string& at) {
        tables.push_back(table_of(item, at, metrics));
    });
    each("metrics", [&](const json::value& item, const std::string& at) {
        metrics.push_back(metric_of(item, at, {}));
    });
    each("relationships", [&](const json::value& item, const std::string& at) {
        relationships.push_back(link_of(item, at));
    });
    out["tables"] = std::move(tables);
    out["metrics"] = std::move(metrics);
    out["relationships"] = std::move(relationships);
    return out;
}

}  // namespace

base::Result<Definitions> definitions_from_osi(const json::value& document) {
    try {
        const auto& whole = object_at(document, "semantic_model");
        const auto* models = list_of(whole, "semantic_model", "");
        if (!models) return wrong("semantic_model", FieldErrc::required);
        if (models->size() != 1) return wrong("semantic_model", FieldErrc::not_allowed);
        const std::string path = "semantic_model.0";
        return definitions_from_json(definitions_in(object_at(models->front(), path), path), "");
    } catch (const Wrong& wrong) {
        return wrong.error;
    }
}

}  // namespace datapilot::definitions
