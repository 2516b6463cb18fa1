#pragma once

#include <vector>

#include "worker/engines/relationships/relationship_finder.h"

namespace datapilot::worker {

// Whether foreign keys already say what the column refers to, or link the two tables the other way.
bool is_declared(const std::vector<catalog::Relationship>& declared, const ColumnPair& columns);

}  // namespace datapilot::worker
