#pragma once

#include <boost/json/value.hpp>

namespace datapilot::worker::guard {

// A type on the list, or lists of one; `type` as the tree has it: {"id", "type_info"}.
bool is_allowed_type(const boost::json::value& type);
// A text, a number, a boolean or a date: never a nested value.
bool is_allowed_constant(const boost::json::value& constant);

}  // namespace datapilot::worker::guard
