#pragma once

#include "runtime/task.h"

namespace datapilot::runtime {

// Returns at the first SIGTERM or SIGINT. From then on the signals have their usual effect again,
// so that a second one ends the process at once.
Task<int> shutdown_signal();

}  // namespace datapilot::runtime
