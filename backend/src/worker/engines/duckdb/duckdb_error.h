#pragma once

#include <duckdb.h>

#include <string>

#include "base/result.h"

namespace datapilot::worker {

// What DuckDB complains of, as an error a user can act on; its own words go to the detail.
base::Error error_from_duckdb(duckdb_error_type type, std::string message);

}  // namespace datapilot::worker
