#pragma once

#include <string>
#include <vector>

#include "base/ids.h"
#include "workers/network.h"

namespace datapilot::workers {

// Whom a worker serves, for all its life, and what it may touch of the disk. Jobs of an equal key
// find the worker that has their database open; a job of another key never gets that worker. Its
// paths must exist, and before one is removed or replaced its workers must be forgotten.
struct WorkerKey {
    base::TenantId tenant;
    base::DataSourceId source;
    std::string directory;                // its databases and uploads, read and written; may be ""
    std::vector<std::string> readable{};  // files or folders elsewhere that it may read
    Network network = Network::none;

    bool operator==(const WorkerKey&) const = default;
};

}  // namespace datapilot::workers
