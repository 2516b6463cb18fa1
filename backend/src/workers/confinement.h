#pragma once

#include <string>
#include <vector>

#include "workers/network.h"
#include "workers/settings.h"

namespace datapilot::workers {

// What a worker is held to from its first job on: it applies this to itself, once, for ever.
struct Confinement {
    WorkerLimits limits;
    Network network = Network::none;
    std::string directory;              // read and written; none where it is empty
    std::vector<std::string> readable;  // read
    std::string temporary_directory;    // read and written, its own
};

}  // namespace datapilot::workers
