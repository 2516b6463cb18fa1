#pragma once

#include <cstdint>

namespace datapilot::tests {

// A port of the loopback that nobody listened on a moment ago.
std::uint16_t free_port();

}  // namespace datapilot::tests
