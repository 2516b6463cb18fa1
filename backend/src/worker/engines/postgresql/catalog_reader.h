#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "worker/engines/postgresql/session.h"
#include "worker/engines/server/reading_sink.h"

namespace datapilot::worker::postgresql {

// Everything that may be asked about in these schemas: tables, columns, keys, relationships, and
// within a budget of time what the columns hold.
base::Result<catalog::Catalog> read_catalog(ReadOnlyTransaction& transaction,
                                            const std::vector<std::string>& schemas,
                                            std::int64_t values_per_column,
                                            const ReadingSink& reading);

}  // namespace datapilot::worker::postgresql
