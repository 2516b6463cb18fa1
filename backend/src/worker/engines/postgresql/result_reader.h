#pragma once

#include "worker/engines/postgresql/cell_reader.h"
#include "worker/engines/postgresql/link.h"
#include "worker/engines/row_sink.h"

namespace datapilot::worker::postgresql {

// Reads the rows of the statement that was started as they come. Where the sink wants no more, what
// follows may stay on the link.
base::Result<void> read_rows(Link& link, RowSink& sink, MoneyForm money, Patience patience);

}  // namespace datapilot::worker::postgresql
