#pragma once

#include <cstdint>

#include "worker/engines/mysql/schema_tables.h"
#include "worker/engines/server/reading_sink.h"

namespace datapilot::worker::mysql {

// Counts, extremes and distinct values of the columns, as TableContents has it.
void read_contents(Session& session, SchemaTables& schema, std::int64_t values_per_column,
                   const Patience& patience, const ReadingSink& reading);

}  // namespace datapilot::worker::mysql
