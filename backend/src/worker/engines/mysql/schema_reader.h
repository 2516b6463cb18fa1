#pragma once

#include "base/result.h"
#include "catalog/catalog.h"
#include "worker/engines/mysql/session.h"
#include "worker/engines/server/reading_sink.h"

namespace datapilot::worker::mysql {

// Everything that may be asked about: tables, columns, keys, relationships, and within a budget of
// time what the columns hold.
base::Result<catalog::Catalog> read_catalog(Session& session, const workers::ServerDatabase& server,
                                            std::int64_t values_per_column,
                                            const Patience& patience, const ReadingSink& reading);

}  // namespace datapilot::worker::mysql
