#pragma once

#include <boost/json/object.hpp>

#include "base/result.h"
#include "http/request.h"

namespace datapilot::http {

// The body as a JSON object: unsupported_media_type, malformed_json (also deeper than 64) or
// validation_failed where it is not an object.
base::Result<boost::json::object> json_object(const Request& request);

}  // namespace datapilot::http
