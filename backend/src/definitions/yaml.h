#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace datapilot::definitions {

// The one document of a YAML text as JSON: plain true, false, null, ~ and whole numbers are what
// they look like, everything else is text. malformed_request, with the line, where it is no YAML,
// holds an anchor, an alias or a tag, repeats a key, or exceeds the limits in size or depth.
base::Result<boost::json::value> json_of_yaml(std::string_view text);

// Reads back as the same JSON, but for numbers that are not whole.
std::string yaml_of_json(const boost::json::value& value);

}  // namespace datapilot::definitions
