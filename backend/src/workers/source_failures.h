#pragma once

#include <string>

#include "base/error.h"

namespace datapilot::workers {

// One text for a port that is closed, one that is filtered, a server that never answers and an
// address that may not be reached: a tenant must not learn which it was. `detail` is for the log.
base::Error source_unreachable(std::string detail);

// What a question needs is not on the server any more.
base::Error schema_outdated(std::string detail);

}  // namespace datapilot::workers
