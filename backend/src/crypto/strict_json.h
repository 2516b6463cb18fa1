#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string_view>

namespace datapilot::crypto {

// A JSON object in which no key stands twice: two readers of a signed text must not see two things.
std::optional<boost::json::object> parse_strict_object(std::string_view text);

}  // namespace datapilot::crypto
