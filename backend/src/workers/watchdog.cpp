#include "workers/watchdog.h"

#include <algorithm>
#include <utility>

namespace datapilot::workers {
namespace {

constexpr std::chrono::milliseconds period{50};

void look(std::shared_ptr<Worker> worker, Leash leash, std::uint64_t watch) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= leash.deadline) return worker->kill(leash.at_deadline);
    // RLIMIT_AS is enough for a worker that has nothing to do.
    const bool runs = worker->seat.state != WorkerState::idle;
    worker->watch_timer.expires_at(runs ? std::min(leash.deadline, now + period) : leash.deadline);
    auto& timer = worker->watch_timer;
    timer.async_wait([worker = std::move(worker), leash, watch](boost::system::error_code error) {
        if (error || worker->watch != watch) return;
        const auto resident = worker->process.resident_bytes();
        if (resident > leash.resident_bytes) {
            return worker->kill(Killed::over_memory, std::to_string(resident) + " bytes");
        }
        look(worker, leash, watch);
    });
}

}  // namespace

void watch(std::shared_ptr<Worker> worker, Leash leash) {
    const auto number = ++worker->watch;
    look(std::move(worker), leash, number);
}

void unwatch(Worker& worker) {
    ++worker.watch;
    worker.watch_timer.cancel();
}

}  // namespace datapilot::workers
