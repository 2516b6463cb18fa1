#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <string>

namespace datapilot::worker::guard {

// What PostgreSQL calls a column of a SELECT list; source: FigureColname in parse_target.c.
std::string output_name(const PgQuery__ResTarget& target);

}  // namespace datapilot::worker::guard
