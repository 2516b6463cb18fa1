#pragma once

#include <cstdint>

namespace datapilot::worker::postgresql {

// What this process has allocated; 0 in a build with sanitizers.
std::int64_t allocated_bytes();

}  // namespace datapilot::worker::postgresql
