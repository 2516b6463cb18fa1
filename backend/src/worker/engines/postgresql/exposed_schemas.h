#pragma once

#include <string>
#include <vector>

#include "worker/engines/postgresql/session.h"
#include "worker/guard/exposed_schema.h"

namespace datapilot::worker::postgresql {

// The list as PostgreSQL writes an array of texts; "" in it is an empty text.
std::string array_of(const std::vector<std::string>& texts);

// The condition that a schema, `n` of pg_namespace, is one of those in $1, or any that is not the
// server's own where $1 is empty.
constexpr auto schema_is_exposed =
    "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND "
    "(pg_catalog.cardinality($1::text[]) = 0 OR n.nspname = ANY ($1::text[])) AND "
    "pg_catalog.has_schema_privilege(n.oid, 'USAGE')";
// The condition that a relation, `c` of pg_class, can be asked about: tables, views, materialised
// views and foreign tables that this user may read; a partition is read through its table.
constexpr auto relation_is_exposed =
    "c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND "
    "(pg_catalog.has_table_privilege(c.oid, 'SELECT') OR "
    "pg_catalog.has_any_column_privilege(c.oid, 'SELECT'))";
// The condition that a column, `a` of pg_attribute of `c`, can be asked about.
constexpr auto column_is_exposed =
    "a.attnum > 0 AND NOT a.attisdropped AND "
    "pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')";

// What may be asked about right now.
base::Result<guard::ExposedSchema> read_exposed_schema(ReadOnlyTransaction& transaction,
                                                       const std::vector<std::string>& schemas);

}  // namespace datapilot::worker::postgresql
