#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "workers/jobs.h"

// What a worker sends to serve, both ways. Reading never throws, and believes nothing: what cannot
// be read is a failure with the code worker_crashed.
namespace datapilot::workers {

// What a table's frames do not say of it.
struct TableEnd {
    bool truncated = false;
    std::chrono::microseconds sql_time{};
    std::optional<std::int64_t> rows_scanned{};
};

// As the API names them too.
std::string_view name(ConnectionStep step);
std::string_view name(StepOutcome outcome);

boost::json::object to_json(const IngestReport& report);
boost::json::object to_json(const TableEnd& end);
boost::json::object to_json(const ConnectionReport& report);
boost::json::object to_json(const base::Error& error);

base::Result<IngestReport> ingest_report_from_json(std::string_view json);
base::Result<ConnectionReport> connection_report_from_json(std::string_view json);
base::Result<TableEnd> table_end_from_json(std::string_view json);
base::Result<catalog::Catalog> catalog_from_json(std::string_view json);
base::Result<std::vector<std::string>> texts_from_json(std::string_view json);
std::optional<base::Error> error_from_json(std::string_view json);

}  // namespace datapilot::workers
