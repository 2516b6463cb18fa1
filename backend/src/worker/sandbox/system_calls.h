#pragma once

#include <string>

namespace datapilot::worker::sandbox {

// From now on every thread of this process can make only the system calls that running DuckDB
// needs: any other fails with EPERM. No socket, no program, no new process, no executable memory.
// Nothing happens where the kernel has no seccomp.
void allow_few_system_calls();

// What the kernel lacks of it, or "".
std::string system_calls_missing();

}  // namespace datapilot::worker::sandbox
