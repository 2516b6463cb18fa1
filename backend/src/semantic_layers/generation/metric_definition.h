#pragma once

#include "catalog/catalog.h"
#include "definitions/definitions.h"
#include "questions/metrics.h"

namespace datapilot::semantic_layers {

// A metric that the rules infer, as a person could have written it.
definitions::MetricDefinition metric_definition(const questions::Metric& metric,
                                                const catalog::Catalog& catalog);

}  // namespace datapilot::semantic_layers
