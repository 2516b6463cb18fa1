#pragma once

#include <string_view>

namespace datapilot::worker::guard {

// Whether approved SQL may call this scalar, aggregate or window function, in lower case. Left
// out: all that reads files, settings, secrets or other catalogs, changes state, runs SQL from
// text, waits, is random across a run, or makes a value as long as it is told to.
bool is_allowed_function(std::string_view name);

// Types that SQL may cast to, in DuckDB's own names.
bool is_allowed_type_id(std::string_view id);

}  // namespace datapilot::worker::guard
