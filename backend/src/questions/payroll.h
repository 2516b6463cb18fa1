#pragma once

#include <vector>

#include "questions/metrics.h"

namespace datapilot::questions {

// The metrics, and what all people of a table earn: « masse salariale ».
std::vector<Metric> with_payroll(std::vector<Metric> metrics, const catalog::Catalog& catalog,
                                 const std::vector<TableFacts>& facts);

}  // namespace datapilot::questions
