#pragma once

#include <cstdint>
#include <string>

#include "results/result_table.h"

namespace datapilot::worker {

__extension__ using Int128 = __int128;
__extension__ using Uint128 = unsigned __int128;

// An integer as itself where 64 bits hold it, as decimal digits beyond.
results::Cell integer_cell(Int128 value);
results::Cell unsigned_cell(Uint128 value);
// `unscaled` / 10^scale, with all its decimals: (123450, 2) is 1234.50.
results::Cell decimal_cell(Int128 unscaled, int scale);

}  // namespace datapilot::worker
