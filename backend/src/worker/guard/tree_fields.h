#pragma once

#include <boost/json/object.hpp>
#include <string_view>

namespace datapilot::worker::guard {

// The text in a field; "" where there is none.
std::string_view text_at(const boost::json::object& object, std::string_view key);
// The object or the list in a field, or null.
const boost::json::object* object_at(const boost::json::object& object, std::string_view key);
const boost::json::array* list_at(const boost::json::object& object, std::string_view key);
// Null, "" or an empty list.
bool is_absent(const boost::json::value& value);

}  // namespace datapilot::worker::guard
