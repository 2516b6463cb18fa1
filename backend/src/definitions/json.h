#pragma once

#include <boost/json/object.hpp>

#include "base/result.h"
#include "definitions/definitions.h"

namespace datapilot::definitions {

// Definitions of docs/api/openapi.yaml; what is at its default is left out.
boost::json::object to_json(const Definitions& definitions);
boost::json::object to_json(const Expression& expression);

// validation_failed, with the path of every field that is wrong ("metrics.2.expression"), below
// `path`; what passes is bounded in size and depth. Whether it fits a schema is not asked here.
base::Result<Definitions> definitions_from_json(const boost::json::value& value,
                                                const std::string& path);

}  // namespace datapilot::definitions
