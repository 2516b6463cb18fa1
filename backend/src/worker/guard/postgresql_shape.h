#pragma once

#include <pg_query/pg_query.pb-c.h>

#include "base/result.h"

namespace datapilot::worker::guard {

// Refuses a tree with a kind of node, or a field of one, that is not on the list of those that a
// reading query needs, whatever it holds; and a tree that is too deep or has too many nodes.
base::Result<void> check_shape(PgQuery__ParseResult& tree);

}  // namespace datapilot::worker::guard
