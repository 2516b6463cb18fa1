#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/sanitizers.h"

namespace datapilot::workers {

// What one worker process may use. The kernel holds it to these, and the watchdog to the memory.
struct WorkerLimits {
    std::int64_t memory_bytes = 1LL << 30;           // on top of what the program maps at its start
    std::int64_t engine_memory_bytes = 512LL << 20;  // where DuckDB starts to spill to disk
    std::int64_t temporary_bytes = 2LL << 30;        // what it may spill
    std::int64_t file_bytes = 16LL << 30;            // the largest file that it may write
    int threads = 2;
    int open_files = 128;
};

struct PoolSettings {
    // What to run as a worker; the tests put another program here.
    std::string program = "/proc/self/exe";
    std::vector<std::string> arguments{"worker"};

    // Where workers spill; each gets a folder of its own, removed when it ends.
    std::string temporary_directory = "/tmp";

    std::size_t max_workers = 6;     // that serve a tenant, busy or idle
    std::size_t max_per_tenant = 3;  // of them
    std::size_t spare_workers = 2;   // started ahead, of no tenant yet; at least one

    std::size_t max_waiting = 64;  // requests that wait for a worker
    std::chrono::milliseconds max_wait{5000};

    int max_jobs = 1000;  // then the worker is replaced
    std::chrono::seconds idle_age{300};
    // An idle worker that holds more is replaced.
    std::int64_t idle_memory_bytes = base::runs_sanitized ? 2LL << 30 : 256LL << 20;

    WorkerLimits limits;
};

}  // namespace datapilot::workers
