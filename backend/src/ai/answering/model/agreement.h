#pragma once

#include "results/result_table.h"

namespace datapilot::ai::answering::model {

// Whether two results say the same, their order, their names and the number of decimals aside: as
// many rows, and each column of the narrower one is among those of the wider. One that has no
// column agrees with nothing.
bool agree(const results::Rows& left, const results::Rows& right);

}  // namespace datapilot::ai::answering::model
