#pragma once

#include <string_view>

namespace datapilot::worker::ingest {

// Without the blanks at both ends: space, tab, line ends, no-break spaces.
std::string_view trimmed(std::string_view text);

// The same set of blanks, as DuckDB's trim() takes it.
inline constexpr std::string_view blanks = " \t\r\n\v\f\u00a0\u202f\u2009";

}  // namespace datapilot::worker::ingest
