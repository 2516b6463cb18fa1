#pragma once

#include <vector>

#include "worker/engines/postgresql/schema_tables.h"

namespace datapilot::worker::postgresql {

// What names and values tell of where no foreign key is declared; not in schemas of hundreds of
// tables, where comparing each name with each takes longer than it is worth. The transaction must
// allow attempts.
base::Result<std::vector<catalog::Relationship>> infer_relationships(
    ReadOnlyTransaction& transaction, const SchemaTables& schema,
    const std::vector<catalog::Relationship>& declared);

}  // namespace datapilot::worker::postgresql
