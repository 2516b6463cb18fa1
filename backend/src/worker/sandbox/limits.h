#pragma once

#include <string>

#include "workers/settings.h"

namespace datapilot::worker::sandbox {

// The sanitizers map terabytes that they do not use and start threads of their own: in such a
// build, which is only for tests, the address space is not limited.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool runs_sanitized = true;
#else
constexpr bool runs_sanitized = false;
#endif

void limit_core_dumps();

// Address space, size of files, open files. Not RLIMIT_NPROC: it counts the processes of the whole
// user, and the system call filter refuses new ones anyway. Serve sets RLIMIT_CPU for each job.
void apply_limits(const workers::WorkerLimits& limits);

// What is not limited, or "".
std::string limits_missing();

}  // namespace datapilot::worker::sandbox
