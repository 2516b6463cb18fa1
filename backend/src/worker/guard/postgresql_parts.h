#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <optional>

#include "base/error.h"

namespace datapilot::worker::guard {

// Why a node is refused whatever the tables around it: a function, operator, type or collation
// that is not allowed, a length that is not bounded, a field taken of a value. Its children are not
// looked at.
std::optional<base::Error> check_parts(ProtobufCMessage& node);

}  // namespace datapilot::worker::guard
