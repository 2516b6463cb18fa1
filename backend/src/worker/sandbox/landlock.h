#pragma once

#include <string>
#include <vector>

namespace datapilot::worker::sandbox {

// From now on this thread, and those it starts, can open nothing but what is in the writable
// folders, and read what is at the readable paths. Nothing happens where the kernel has no
// Landlock. Throws where a path does not exist.
void confine_to_folders(const std::vector<std::string>& writable,
                        const std::vector<std::string>& readable);

// What the kernel lacks of it, or "".
std::string landlock_missing();

}  // namespace datapilot::worker::sandbox
