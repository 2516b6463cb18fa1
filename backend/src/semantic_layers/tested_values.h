#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "definitions/definitions.h"

namespace datapilot::semantic_layers {

struct UnknownValue {
    std::string path;  // from the metric: "expression.where.values.0"
    std::string column;
    std::string value;
};

// What a metric's conditions compare text with that the column, whose values are all known, has
// not: most often a spelling.
std::vector<UnknownValue> unknown_values(const definitions::MetricDefinition& metric,
                                         const catalog::Table& table);

}  // namespace datapilot::semantic_layers
