#pragma once

#include <cstdint>

#include "worker/engines/postgresql/schema_tables.h"

namespace datapilot::worker::postgresql {

// Counts, extremes and distinct values of the columns: exactly where a table is small; of a large
// one what the server's statistics and the ends of indexes tell, and what its first rows hold. For
// half of the job's time at most: what is not reached by then stays unknown. A table that cannot
// be read is left as it is.
base::Result<void> read_contents(ReadOnlyTransaction& transaction, SchemaTables& schema,
                                 std::int64_t values_per_column);

}  // namespace datapilot::worker::postgresql
