#pragma once

#include <utility>

#include "worker/engines/row_sink.h"
#include "workers/jobs.h"

namespace datapilot::worker {

// For tests: what serve makes of the rows that an engine gave.
inline base::Result<workers::QueryOutcome> outcome_of(const base::Result<RowsRead>& read,
                                                      CollectedRows&& rows) {
    if (!read) return read.error();
    return workers::QueryOutcome{.table = std::move(rows).table(),
                                 .sql_time = read->sql_time,
                                 .rows_scanned = read->rows_scanned};
}

}  // namespace datapilot::worker
