#include "data_sources/data_source.h"

#include <boost/json.hpp>

namespace datapilot::data_sources {

namespace json = boost::json;

json::object to_json(const DataSource& source) {
    return {{"id", source.id.text()},
            {"workspace_id", source.workspace.text()},
            {"type", "csv"},
            {"name", source.name},
            {"status", "ready"},
            {"table_count", source.table_count},
            {"row_count", source.row_count},
            {"size_bytes", source.size_bytes},
            {"connection", nullptr},
            {"warnings", json::array{}},
            {"synced_at", nullptr},
            {"sync", nullptr},
            {"sync_error", nullptr},
            {"created_at", base::iso_utc(source.created_at)},
            {"updated_at", base::iso_utc(source.updated_at)}};
}

}  // namespace datapilot::data_sources
