#pragma once

#include <cstdint>

#include "base/result.h"
#include "worker/engines/mysql/schema_tables.h"

namespace datapilot::worker::mysql {

// Counts, extremes and distinct values of the columns: exactly where a table is small, of what an
// index tells and of its first rows where it is large. For half of the patience at most; what is
// not reached by then stays unknown. A table that cannot be read is left as it is.
base::Result<void> read_contents(Session& session, SchemaTables& schema,
                                 std::int64_t values_per_column, const Patience& patience);

}  // namespace datapilot::worker::mysql
