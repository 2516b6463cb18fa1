#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <string_view>

namespace datapilot::worker::guard {

// Whether what the call makes is as short as the query says: the lengths of a text and of a series
// must be written out, and lengths do not stand inside lengths.
bool is_bounded_call(std::string_view name, const PgQuery__FuncCall& call);

}  // namespace datapilot::worker::guard
