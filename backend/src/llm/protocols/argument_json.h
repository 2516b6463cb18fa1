#pragma once

#include <boost/json/object.hpp>
#include <string_view>

namespace datapilot::llm {

// The arguments of a call as an object, for a server that wants one; empty where they are broken.
boost::json::object argument_object(std::string_view arguments);

}  // namespace datapilot::llm
