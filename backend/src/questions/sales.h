#pragma once

#include <vector>

#include "questions/metrics.h"

namespace datapilot::questions {

// What a table of orders, or of their lines, is worth: turnover, average basket, margin.
std::vector<Metric> sales_metrics(const catalog::Catalog& catalog,
                                  const std::vector<TableFacts>& facts, std::size_t table);

}  // namespace datapilot::questions
