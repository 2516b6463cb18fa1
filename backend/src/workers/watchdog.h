#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "workers/worker.h"

namespace datapilot::workers {

// What a worker may do until the watchdog looks away from it.
struct Leash {
    std::chrono::steady_clock::time_point deadline;
    std::int64_t resident_bytes = 0;
    Killed at_deadline = Killed::at_deadline;
};

// Kills the worker at the deadline, or soon after it holds more memory: RLIMIT_AS bounds what it
// can map, this what it really uses. Called on the pool's strand.
void watch(std::shared_ptr<Worker> worker, Leash leash);
void unwatch(Worker& worker);

// Ends a worker whose answer nobody waits for. One with work on a customer's own server is hung up
// on first, and killed unless it has cancelled that work and gone within 700 ms.
void dismiss(std::shared_ptr<Worker> worker, Killed why, std::int64_t resident_bytes);

}  // namespace datapilot::workers
