#pragma once

#include <string>
#include <vector>

#include "workers/confinement.h"

// What a worker gives up, in two steps, before hostile input reaches it. Linux only.
namespace datapilot::worker::sandbox {

// At the very start: dies with serve, gains no privilege, leaves no core, holds no descriptor but
// standard error and the socket.
void prepare(int socket);

// Before the first job, while there is one thread: the limits, the folders, the system calls.
// For ever. Throws where the kernel has a protection and refuses it.
void confine(const workers::Confinement& confinement);

// The protections that this machine or this build lacks, one sentence each for the log.
std::vector<std::string> missing();

}  // namespace datapilot::worker::sandbox
