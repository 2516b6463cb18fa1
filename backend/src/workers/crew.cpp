#include "workers/crew.h"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/json.hpp>
#include <boost/system/system_error.hpp>
#include <utility>

#include "base/sanitizers.h"
#include "workers/jobs_json.h"
#include "workers/protocol/progress_frames.h"
#include "workers/replies_json.h"
#include "workers/watchdog.h"

namespace datapilot::workers {
namespace {

namespace asio = boost::asio;
using std::chrono::steady_clock;

constexpr std::size_t beside_a_table = 2 << 20;  // its columns, its end, an error
constexpr int max_workers_tried = 3;
constexpr steady_clock::duration longest_head_start = std::chrono::milliseconds{200};

// A little less than serve allows: an engine that keeps to it answers, and stays.
Frame time_frame(steady_clock::duration left) {
    const auto told = left - std::min(left / 10, longest_head_start);
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(told).count();
    return {FrameType::time, boost::json::serialize(boost::json::value(milliseconds))};
}

// The worker is killed when it sends more.
std::size_t most_bytes(const Call& call) {
    return call.table ? static_cast<std::size_t>(call.table->bytes) + beside_a_table : max_payload;
}

// Frames that carry a table or progress, put where they belong. Says what is wrong with one that no
// worker that can be trusted sends.
std::optional<std::string> collect(const Frame& frame, Reply& reply, double& progress,
                                   const ProgressSink& sink) {
    const bool columns = frame.type == FrameType::columns;
    if (reply.table && (columns || frame.type == FrameType::rows)) {
        const auto read = columns ? reply.table->read_columns(frame.payload)
                                  : reply.table->read_rows(frame.payload);
        return read ? std::nullopt : std::optional{read.error().detail};
    }
    if (frame.type != FrameType::progress) return "a frame out of place";
    const auto told = progress_from(frame.payload);
    if (!told || told->part <= progress) return "progress that does not advance";
    progress = told->part;
    if (sink) sink(*told);
    return std::nullopt;
}

}  // namespace

Pool::Crew::Crew(const asio::any_io_executor& executor, PoolSettings settings)
    : strand_(asio::make_strand(executor)),
      settings_(std::move(settings)),
      spill_(settings_.temporary_directory),
      retry_(strand_),
      first_start_(strand_) {
    settings_.spare_workers = std::max<std::size_t>(settings_.spare_workers, 1);
}

std::int64_t Pool::Crew::largest_resident() const {
    const auto bound = settings_.limits.memory_bytes / 4 * 5;
    return base::runs_sanitized ? 4 * bound : bound;
}

runtime::Task<base::Result<Reply>> Pool::Crew::run(std::shared_ptr<Call> call) {
    for (int workers_tried = 1;; ++workers_tried) {
        auto worker = co_await find_worker(call);
        if (!worker) co_return worker.error();
        auto reply = co_await converse(call, *worker);
        call->worker.reset();
        if (reply) {
            rest(*worker);
            co_return std::move(*reply);
        }
        if (!(*worker)->hung_up) (*worker)->process.kill();  // its end may be closed while it runs
        co_await (*worker)->gone.wait();
        if (call->cancelled) throw boost::system::system_error{asio::error::operation_aborted};
        // A worker that died before it read the job did not die of it: another one may run it.
        if (call->begun || (*worker)->killed || workers_tried == max_workers_tried) {
            co_return lost(**worker);
        }
    }
}

void Pool::Crew::cancel(Call& call) {
    call.cancelled = true;
    if (call.worker) dismiss(call.worker, Killed::cancelled, largest_resident());
    if (call.settled) call.settled->happen();
}

runtime::Task<base::Result<Pool::Crew::WorkerPtr>> Pool::Crew::find_worker(
    std::shared_ptr<Call> call) {
    if (stopping_) co_return shutting_down();
    call->settled.emplace(strand_,
                          std::min(call->deadline, steady_clock::now() + settings_.max_wait));
    waiting_.push_back(call);
    serve_waiting();
    if (!call->worker && waiting_.size() > settings_.max_waiting) {
        std::erase(waiting_, call);
        co_return overloaded();
    }
    hire_spares();
    co_await call->settled->wait();
    std::erase(waiting_, call);
    if (call->cancelled && !call->worker) {
        throw boost::system::system_error{asio::error::operation_aborted};
    }
    if (call->worker) co_return call->worker;
    co_return call->refusal ? *call->refusal : overloaded();
}

bool Pool::Crew::give_worker(const std::shared_ptr<Call>& call) {
    while (true) {
        std::vector<const Seat*> seats;
        for (const auto& worker : workers_) seats.push_back(&worker->seat);
        const auto seating = seat(seats, call->key, settings_);
        if (!seating) return false;
        const auto worker = workers_[seating->take];
        if (!worker->process.runs()) {  // it died while nobody looked: the job takes the next one
            worker->seat.state = WorkerState::ending;
            continue;
        }
        if (seating->end) workers_[*seating->end]->kill(Killed::retired);
        worker->seat.state = WorkerState::busy;
        worker->served = true;
        worker->seat.key = call->key;
        call->worker = worker;
        watch(worker, {.deadline = call->deadline, .resident_bytes = largest_resident()});
        call->settled->happen();
        return true;
    }
}

// In the order of arrival, but a job that must wait for its own tenant's workers holds up no other.
void Pool::Crew::serve_waiting() {
    std::erase_if(waiting_, [this](const auto& call) { return give_worker(call); });
}

std::string Pool::Crew::first_words(Worker& worker, const Call& call,
                                    Deadline::duration left) const {
    auto job = encode(time_frame(left)) + encode(call.job);
    if (std::exchange(worker.confined, true)) return job;
    const Confinement confinement{.limits = settings_.limits,
                                  .network = call.key.network,
                                  .directory = call.key.directory,
                                  .readable = call.key.readable,
                                  .temporary_directory = worker.folder->text()};
    return encode({FrameType::confine, boost::json::serialize(to_json(confinement))}) + job;
}

runtime::Task<std::optional<base::Result<Reply>>> Pool::Crew::converse(std::shared_ptr<Call> call,
                                                                       WorkerPtr worker) {
    const auto left = std::clamp(call->deadline - steady_clock::now(), steady_clock::duration{},
                                 steady_clock::duration{std::chrono::hours{24}});
    worker->process.allow_processor_time(std::chrono::ceil<std::chrono::seconds>(left) *
                                         settings_.limits.threads);
    auto words = first_words(*worker, *call, left);
    const bool sent = co_await worker->send(std::move(words));
    if (!sent) co_return std::nullopt;
    Reply reply;
    if (call->table) reply.table.emplace(*call->table);
    double progress = -1;
    for (std::size_t received = 0;;) {
        auto frame = co_await worker->receive();
        if (!frame) co_return std::nullopt;
        call->begun = true;
        received += sizeof(FrameType) + frame->payload.size();
        if (received > most_bytes(*call)) {
            worker->kill(Killed::lied, "more bytes than asked for");
            co_return std::nullopt;
        }
        if (worker->hung_up) continue;  // read, so that the worker is not held up in sending
        if (frame->type == FrameType::error) {
            auto error = error_from_json(frame->payload);
            if (error) co_return std::move(*error);
        }
        if (frame->type == FrameType::done) {
            reply.done = std::move(frame->payload);
            co_return std::move(reply);
        }
        if (auto wrong = collect(*frame, reply, progress, call->progress)) {
            worker->kill(Killed::lied, std::move(*wrong));
            co_return std::nullopt;
        }
    }
}

void Pool::Crew::rest(const WorkerPtr& worker) {
    unwatch(*worker);
    ++worker->jobs;
    const bool spent = worker->jobs >= settings_.max_jobs || !worker->reader.empty() ||
                       worker->process.resident_bytes() > settings_.idle_memory_bytes;
    if (spent || stopping_ || worker->unwanted) {
        worker->kill(Killed::retired);
    } else if (worker->seat.state == WorkerState::busy) {
        worker->reader = FrameReader{};  // gives back the memory of a large answer
        worker->seat.state = WorkerState::idle;
        worker->seat.idle_since = steady_clock::now();
        watch(worker, {.deadline = worker->seat.idle_since + settings_.idle_age,
                       .resident_bytes = largest_resident(),
                       .at_deadline = Killed::retired});
    }
    serve_waiting();
    hire_spares();
}

std::size_t Pool::Crew::count(WorkerState state) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        workers_, [state](const auto& worker) { return worker->seat.state == state; }));
}

runtime::Task<PoolStatus> Pool::Crew::status() {
    std::int64_t resident = 0;
    for (const auto& worker : workers_) resident += worker->process.resident_bytes();
    co_return PoolStatus{.busy = count(WorkerState::busy),
                         .idle = count(WorkerState::idle),
                         .spare = count(WorkerState::spare),
                         .waiting = waiting_.size(),
                         .resident_bytes = resident,
                         .started = started_,
                         .crashed = crashed_,
                         .killed = killed_};
}

}  // namespace datapilot::workers
