#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "workers/settings.h"
#include "workers/worker_key.h"

namespace datapilot::workers {

enum class WorkerState { starting, spare, idle, busy, ending };

// What the choice of a worker looks at.
struct Seat {
    WorkerState state = WorkerState::starting;
    std::optional<WorkerKey> key{};
    std::chrono::steady_clock::time_point idle_since{};
};

// Positions among the seats: the worker to take, and the idle one to end to make room for it.
struct Seating {
    std::size_t take = 0;
    std::optional<std::size_t> end{};
};

// The worker for a job of this key, or none for now. A worker that has a key is only ever taken for
// an equal key; where there is no room, the one that has been idle for longest makes it, of the
// same tenant when the tenant has all it may have.
std::optional<Seating> seat(std::span<const Seat* const> seats, const WorkerKey& key,
                            const PoolSettings& settings);

}  // namespace datapilot::workers
