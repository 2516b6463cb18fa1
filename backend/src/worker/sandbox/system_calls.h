#pragma once

#include <string>

#include "workers/network.h"

namespace datapilot::worker::sandbox {

// From now on every thread of this process can make only the system calls that running DuckDB
// needs, and with a network those of a TCP client: any other fails with EPERM. No program, no new
// process, no executable memory; without a network no socket.
// Nothing happens where the kernel has no seccomp.
void allow_few_system_calls(workers::Network network);

// What the kernel lacks of it, or "".
std::string system_calls_missing();

}  // namespace datapilot::worker::sandbox
