#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "catalog/catalog.h"
#include "results/result_table.h"
#include "workers/jobs.h"

namespace datapilot::data_sources {

struct DataSource {
    base::DataSourceId id;
    base::WorkspaceId workspace;
    std::string name;
    int version = 1;  // grows when its data changes
    std::int64_t table_count = 0;
    std::int64_t row_count = 0;
    std::int64_t size_bytes = 0;
    base::Instant created_at{};
    base::Instant updated_at{};
};

// A file that became a table, as it was understood.
struct SourceFile {
    workers::IngestedTable table;
    std::int64_t size_bytes = 0;
};

// The schemas of docs/api/openapi.yaml of the same names.
boost::json::object to_json(const DataSource& source);
boost::json::object schema_json(const catalog::Catalog& catalog,
                                const std::vector<SourceFile>& files, base::Language language);
boost::json::object preview_json(const catalog::Table& table, const results::ResultTable& rows);

}  // namespace datapilot::data_sources
