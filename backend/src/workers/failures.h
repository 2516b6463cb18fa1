#pragma once

#include "base/error.h"
#include "workers/worker.h"

// What a caller is told when no worker answered it.
namespace datapilot::workers {

base::Error overloaded();
base::Error shutting_down();
base::Error cannot_start(std::string detail);
// Why the worker that ran a job is gone.
base::Error lost(const Worker& worker);

}  // namespace datapilot::workers
