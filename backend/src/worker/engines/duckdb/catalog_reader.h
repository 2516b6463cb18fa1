#pragma once

#include "base/result.h"
#include "catalog/catalog.h"
#include "worker/engines/duckdb/connection.h"

namespace datapilot::worker {

// Everything that may be asked about the database behind the connection: its tables, columns,
// values, keys and relationships.
base::Result<catalog::Catalog> read_catalog(Connection& connection, std::int64_t values_per_column);

}  // namespace datapilot::worker
