#pragma once

#include <functional>

#include "workers/schema_reading.h"

namespace datapilot::worker {

// Told how far the reading of a schema is.
using ReadingSink = std::function<void(const workers::SchemaReading&)>;

}  // namespace datapilot::worker
