#pragma once

#include <boost/json/array.hpp>
#include <vector>

#include "base/text.h"
#include "catalog/catalog.h"
#include "definitions/definitions.h"
#include "definitions/problem.h"

namespace datapilot::semantic_layers {

// What does not fit the schema, or would be misunderstood; at most 500 problems.
std::vector<definitions::Problem> problems_of(const definitions::Definitions& definitions,
                                              const catalog::Catalog& catalog);

// DefinitionProblem of docs/api/openapi.yaml.
boost::json::array to_json(const std::vector<definitions::Problem>& problems,
                           base::Language language);

}  // namespace datapilot::semantic_layers
