#pragma once

#include <string>
#include <variant>
#include <vector>

#include "catalog/catalog.h"
#include "definitions/definitions.h"
#include "definitions/problem.h"
#include "questions/metrics.h"

namespace datapilot::questions {

// Makes of a metric's definition what plans are made with, checked against the catalog: names,
// types, every column inside of an aggregate, no metric made of itself.
class MetricCompiler {
  public:
    MetricCompiler(const catalog::Catalog& catalog, const definitions::Definitions& definitions)
        : catalog_(catalog), definitions_(definitions) {}

    // The path of a problem starts at the metric: "expression.of.column".
    std::variant<Metric, definitions::Problem> compile(
        const definitions::MetricDefinition& metric) const;

  private:
    const catalog::Catalog& catalog_;
    const definitions::Definitions& definitions_;
};

}  // namespace datapilot::questions
