#include "workers/watchdog.h"

#include <algorithm>
#include <utility>

namespace datapilot::workers {
namespace {

constexpr std::chrono::milliseconds period{50};
constexpr std::chrono::milliseconds time_to_cancel{700};

void look(std::shared_ptr<Worker> worker, Leash leash, std::uint64_t watch) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= leash.deadline) {
        if (worker->hung_up) return worker->kill(leash.at_deadline);
        return dismiss(std::move(worker), leash.at_deadline, leash.resident_bytes);
    }
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

void dismiss(std::shared_ptr<Worker> worker, Killed why, std::int64_t resident_bytes) {
    if (worker->hung_up) return;
    const auto& seat = worker->seat;
    const bool works_elsewhere =
        seat.state == WorkerState::busy && seat.key && seat.key->network == Network::outbound;
    if (!works_elsewhere) return worker->kill(why);
    worker->hang_up(why);
    watch(std::move(worker), {.deadline = std::chrono::steady_clock::now() + time_to_cancel,
                              .resident_bytes = resident_bytes,
                              .at_deadline = why});
}

void unwatch(Worker& worker) {
    ++worker.watch;
    worker.watch_timer.cancel();
}

}  // namespace datapilot::workers
