#pragma once

#include "results/result_table.h"
#include "worker/engines/cap.h"
#include "worker/engines/postgresql/cell_reader.h"
#include "worker/engines/postgresql/link.h"

namespace datapilot::worker::postgresql {

// Reads the rows of the statement that was started as they come, so that a capped result is never
// whole in memory. Where a cap cuts them, what follows may stay on the link.
base::Result<results::ResultTable> read_rows(Link& link, Cap cap, MoneyForm money,
                                             Patience patience);

}  // namespace datapilot::worker::postgresql
