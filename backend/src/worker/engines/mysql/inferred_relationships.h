#pragma once

#include <vector>

#include "worker/engines/mysql/schema_tables.h"

namespace datapilot::worker::mysql {

// What names and values tell of where no foreign key is declared. For a quarter of the patience at
// most: what is not confirmed by then is left out. Not in schemas of hundreds of tables, where
// comparing each name with each takes longer than it is worth.
base::Result<std::vector<catalog::Relationship>> infer_relationships(
    Session& session, const SchemaTables& schema,
    const std::vector<catalog::Relationship>& declared, const Patience& patience);

}  // namespace datapilot::worker::mysql
