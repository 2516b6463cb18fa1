#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/text.h"
#include "definitions/definitions.h"
#include "definitions/problem.h"

namespace datapilot::semantic_layers {

// What is kept of a data source; version 0 where nothing was saved yet.
struct KeptLayer {
    int version = 0;
    std::optional<base::Instant> updated_at{};
    definitions::Definitions definitions{};
};

struct SemanticLayer {
    base::DataSourceId source;
    KeptLayer kept;
    std::vector<definitions::Problem> problems{};
};

// SemanticLayer of docs/api/openapi.yaml.
boost::json::object to_json(const SemanticLayer& layer, base::Language language);

}  // namespace datapilot::semantic_layers
