#pragma once

#include <vector>

#include "results/result_table.h"

namespace datapilot::ai::answering::model {

using Rows = std::vector<std::vector<results::Cell>>;

// Whether two results say the same, their order, their names and the number of decimals aside: as
// many rows, and each column of the narrower one is among those of the wider. One that has no
// column agrees with nothing.
bool agree(const Rows& left, const Rows& right);

}  // namespace datapilot::ai::answering::model
