// How the workers of a pool begin and end.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <utility>

#include "runtime/log.h"
#include "workers/crew.h"
#include "workers/replies_json.h"
#include "workers/watchdog.h"

namespace datapilot::workers {
namespace {

namespace asio = boost::asio;
using std::chrono::steady_clock;

constexpr std::chrono::seconds time_to_start{10};
constexpr std::chrono::seconds pause_after_failure{1};

void log_end(const Worker& worker) {
    const auto pid = worker.process.pid();
    if (!worker.killed) {
        runtime::log::warning(
            "worker_crashed",
            {{"pid", pid}, {"signal", worker.end.signal}, {"exit_code", worker.end.code}});
    } else if (worker.killed == Killed::lied) {
        runtime::log::error("worker_lied", {{"pid", pid}, {"detail", worker.detail}});
    } else if (worker.killed == Killed::at_deadline) {
        runtime::log::warning("worker_killed_at_deadline", {{"pid", pid}});
    } else if (worker.killed == Killed::over_memory) {
        runtime::log::warning("worker_killed_over_memory",
                              {{"pid", pid}, {"detail", worker.detail}});
    }
}

}  // namespace

void Pool::Crew::hire() try {
    const auto folder = spill_.path() / std::to_string(started_);
    const auto worker = std::make_shared<Worker>(strand_, settings_, folder);
    ++started_;
    workers_.push_back(worker);
    asio::co_spawn(strand_, accompany(shared_from_this(), worker), asio::detached);
} catch (const std::exception& failure) {
    start_failed(failure.what());
}

void Pool::Crew::hire_spares() {
    while (!stopping_ && !retrying_ &&
           count(WorkerState::starting) + count(WorkerState::spare) < settings_.spare_workers) {
        hire();
    }
}

runtime::Task<void> Pool::Crew::accompany(std::shared_ptr<Crew> crew, WorkerPtr worker) {
    const bool ready = co_await crew->become_ready(worker);
    if (ready) {
        unwatch(*worker);
        worker->seat.state = WorkerState::spare;
        crew->start_error_.reset();
        crew->first_start_.happen();
        crew->serve_waiting();
        crew->hire_spares();
    } else {
        worker->kill(Killed::not_ready);
    }
    const auto end = co_await worker->process.end();
    worker->end = end;
    worker->seat.state = WorkerState::ending;
    unwatch(*worker);
    crew->bury(worker);
}

runtime::Task<bool> Pool::Crew::become_ready(WorkerPtr worker) {
    watch(worker, {.deadline = steady_clock::now() + time_to_start,
                   .resident_bytes = largest_resident(),
                   .at_deadline = Killed::not_ready});
    const auto frame = co_await worker->receive();
    if (!frame || frame->type != FrameType::ready) co_return false;
    auto missing = texts_from_json(frame->payload);
    if (!missing || worker->killed) co_return false;
    missing_ = std::move(*missing);
    co_return true;
}

void Pool::Crew::bury(const WorkerPtr& worker) {
    std::erase(workers_, worker);
    worker->gone.happen();
    if (worker->killed) ++killed_[name(*worker->killed)];
    // Off the event loop, and without a way back to it: the pool may be gone by then.
    asio::post(removals_, [folder = worker->folder] { folder->remove(); });
    const bool was_asked_to_go =
        worker->killed == Killed::retired || worker->killed == Killed::stopping;
    if (!worker->served && !was_asked_to_go) {
        start_failed(lost(*worker).detail);
    } else {
        log_end(*worker);
        if (!worker->killed) ++crashed_;
    }
    serve_waiting();
    hire_spares();
}

// One job that waits is told; the next start is tried after a pause, so that a program that cannot
// run does not keep the machine busy.
void Pool::Crew::start_failed(std::string detail) {
    runtime::log::error("worker_start_failed", {{"detail", detail}});
    start_error_ = cannot_start(std::move(detail));
    first_start_.happen();
    if (!waiting_.empty()) {
        waiting_.front()->refusal = start_error_;
        waiting_.front()->settled->happen();
        waiting_.pop_front();
    }
    if (std::exchange(retrying_, true)) return;
    retry_.expires_after(pause_after_failure);
    retry_.async_wait([crew = weak_from_this()](boost::system::error_code error) {
        const auto alive = crew.lock();
        if (error || !alive) return;
        alive->retrying_ = false;
        alive->hire_spares();
    });
}

runtime::Task<base::Result<std::vector<std::string>>> Pool::Crew::start() {
    hire_spares();
    co_await first_start_.wait();
    if (stopping_) co_return shutting_down();
    if (start_error_) co_return *start_error_;
    co_return missing_;
}

std::vector<std::shared_ptr<Worker>> Pool::Crew::retire(const base::TenantId& tenant,
                                                        const base::DataSourceId& source) {
    std::vector<WorkerPtr> leaving;
    for (const auto& worker : workers_) {
        const auto& key = worker->seat.key;
        if (!key || key->tenant != tenant || key->source != source) continue;
        worker->unwanted = true;
        if (worker->seat.state == WorkerState::idle) worker->kill(Killed::retired);
        leaving.push_back(worker);
    }
    return leaving;
}

runtime::Task<void> Pool::Crew::forget(base::TenantId tenant, base::DataSourceId source) {
    const auto leaving = retire(tenant, source);
    for (const auto& worker : leaving) co_await worker->gone.wait();
}

runtime::Task<void> Pool::Crew::stop(std::chrono::milliseconds grace) {
    refuse_all();
    const auto leaving = workers_;
    for (const auto& worker : leaving) {
        if (worker->seat.state != WorkerState::busy) worker->kill(Killed::retired);
    }
    asio::steady_timer patience{strand_, grace};
    patience.async_wait([crew = weak_from_this()](boost::system::error_code error) {
        const auto alive = crew.lock();
        if (!error && alive) alive->abandon();
    });
    for (const auto& worker : leaving) co_await worker->gone.wait();
    removals_.join();
}

void Pool::Crew::abandon() {
    refuse_all();
    for (const auto& worker : workers_) dismiss(worker, Killed::stopping, largest_resident());
}

void Pool::Crew::refuse_all() {
    stopping_ = true;
    for (const auto& call : std::exchange(waiting_, {})) {
        call->refusal = shutting_down();
        call->settled->happen();
    }
    retry_.cancel();
    first_start_.happen();
}

}  // namespace datapilot::workers
