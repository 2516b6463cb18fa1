#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
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

// DataSource of docs/api/openapi.yaml.
boost::json::object to_json(const DataSource& source);

}  // namespace datapilot::data_sources
