#pragma once

#include <string>

#include "workers/settings.h"

namespace datapilot::worker::sandbox {

void limit_core_dumps();

// Address space, size of files, open files. Not RLIMIT_NPROC: it counts the processes of the whole
// user, and the system call filter refuses new ones anyway. Serve sets RLIMIT_CPU for each job.
void apply_limits(const workers::WorkerLimits& limits);

// What is not limited, or "".
std::string limits_missing();

}  // namespace datapilot::worker::sandbox
