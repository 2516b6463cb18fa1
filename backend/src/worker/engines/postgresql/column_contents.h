#pragma once

#include <cstdint>

#include "worker/engines/postgresql/schema_tables.h"
#include "worker/engines/server/reading_sink.h"

namespace datapilot::worker::postgresql {

// Counts, extremes and distinct values of the columns, as TableContents has it; of a large table
// also what the server's statistics tell.
base::Result<void> read_contents(ReadOnlyTransaction& transaction, SchemaTables& schema,
                                 std::int64_t values_per_column, const ReadingSink& reading);

}  // namespace datapilot::worker::postgresql
