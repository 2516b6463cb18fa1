#pragma once

#include "base/result.h"
#include "catalog/catalog.h"
#include "worker/engines/duckdb/connection.h"

namespace datapilot::worker {

// What may be kept of the values of a whole catalog.
struct ValueBudget {
    std::int64_t per_column = 2000;
    std::int64_t bytes = 8 << 20;
};

// Fills in counts, extremes and values of every column of the table; names and types are there
// already. Counts are exact.
base::Result<void> read_column_facts(Connection& connection, catalog::Table& table,
                                     ValueBudget& budget);

}  // namespace datapilot::worker
