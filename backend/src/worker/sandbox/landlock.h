#pragma once

#include <string>
#include <vector>

#include "workers/network.h"

namespace datapilot::worker::sandbox {

// From now on this thread, and those it starts, can open nothing but what is in the writable
// folders, read what is at the readable paths, and without a network open no TCP connection.
// Nothing happens where the kernel has no Landlock. Throws where a path does not exist.
void confine_to_folders(const std::vector<std::string>& writable,
                        const std::vector<std::string>& readable, workers::Network network);

// What the kernel lacks of it, or "".
std::string landlock_missing();

}  // namespace datapilot::worker::sandbox
