#pragma once

#include <optional>

#include "postgres/failure.h"
#include "postgres/rows.h"

namespace datapilot::postgres {

bool failed(const pg_result* result);

// The constraint that refused a statement, if that is what happened.
std::optional<Violation> violation_of(const pg_result* result);

// Throws Unavailable where the server, not the statement, is to blame; else StatementRefused.
void throw_if_refused(const pg_result* result);

}  // namespace datapilot::postgres
