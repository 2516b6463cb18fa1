#pragma once

#include <boost/json/value.hpp>
#include <string_view>

namespace datapilot::worker::guard {

// range, generate_series and unnest, with bounded arguments.
bool is_allowed_table_function(const boost::json::value& function);

// Calls that make a value as long as they are told to ("repeat", "lpad", "range", "format") are
// allowed only where the length is written in the query and small.
bool is_bounded_call(std::string_view name, const boost::json::object& call);

}  // namespace datapilot::worker::guard
