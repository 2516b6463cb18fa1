#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "definitions/definitions.h"
#include "questions/metrics.h"

namespace datapilot::questions {

// The metrics that were inferred, but for those that a person edited, deleted or gave the name of
// to another; then a person's own, without those that do not fit the catalog.
std::vector<Metric> defined_metrics(std::vector<Metric> inferred, const catalog::Catalog& catalog,
                                    const definitions::Definitions& definitions);

}  // namespace datapilot::questions
