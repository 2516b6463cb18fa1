#include "data_sources/data_source_rows.h"

#include <boost/json.hpp>

namespace datapilot::data_sources {
namespace {

namespace json = boost::json;

std::vector<workers::IngestWarning> warnings_from(const std::string& text) {
    std::vector<workers::IngestWarning> warnings;
    const auto all = json::parse(text);
    for (const auto& value : all.as_array()) {
        const auto& object = value.as_object();
        warnings.push_back({std::string{object.at("code").as_string()},
                            {std::string{object.at("french").as_string()},
                             std::string{object.at("english").as_string()}}});
    }
    return warnings;
}

}  // namespace

DataSource source_from(const postgres::Row& row) {
    return {.id = row.id<base::DataSourceId>("id"),
            .workspace = row.id<base::WorkspaceId>("workspace_id"),
            .name = row.text("name"),
            .version = static_cast<int>(row.integer("version")),
            .table_count = row.integer("table_count"),
            .row_count = row.integer("row_count"),
            .size_bytes = row.integer("size_bytes"),
            .created_at = row.instant("created_at"),
            .updated_at = row.instant("updated_at")};
}

SourceFile file_from(const postgres::Row& row) {
    return {.table = {.table = row.text("table_name"),
                      .original_name = row.text("original_name"),
                      .encoding = row.text("encoding"),
                      .separator = row.text("separator"),
                      .row_count = row.integer("row_count"),
                      .warnings = warnings_from(row.text("warnings"))},
            .size_bytes = row.integer("size_bytes")};
}

std::string warnings_text(const std::vector<workers::IngestWarning>& warnings) {
    json::array all;
    for (const auto& warning : warnings) {
        all.push_back(json::object{{"code", warning.code},
                                   {"french", warning.message.french},
                                   {"english", warning.message.english}});
    }
    return json::serialize(all);
}

}  // namespace datapilot::data_sources
