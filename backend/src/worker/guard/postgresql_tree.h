#pragma once

#include "base/result.h"
#include "worker/guard/exposed_schema.h"
#include "worker/guard/postgresql_parse.h"

namespace datapilot::worker::guard {

// Refuses a tree of one SELECT, whose shape was found good, that reads another table than the
// exposed ones or uses a function, operator or type that is not allowed. Tables without a schema
// get theirs.
base::Result<void> check_tree(PostgresqlTree& tree, const ExposedSchema& exposed);

}  // namespace datapilot::worker::guard
