#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace datapilot::base {

// JSON as clients and people read it: 0.9 and 15, where Boost.JSON writes 9E-1 and 1.5E1.
std::string json_text(const boost::json::value& value);

}  // namespace datapilot::base
