#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workers/event.h"
#include "workers/failures.h"
#include "workers/pool.h"
#include "workers/protocol/frames.h"
#include "workers/protocol/table_frames.h"
#include "workers/spill_folder.h"
#include "workers/worker.h"

namespace datapilot::workers {

// What a worker answered, not yet believed.
struct Reply {
    std::optional<TableReader> table;  // where the job gives one
    std::string done;                  // the payload of its last frame
};

// One job on its way through the pool.
struct Call {
    WorkerKey key;
    Frame job;
    Deadline deadline;
    std::optional<TableCaps> table{};  // where the job gives one
    ProgressSink progress{};

    std::optional<Event> settled{};    // it has a worker, or is refused or cancelled
    std::shared_ptr<Worker> worker{};  // while it runs
    std::optional<base::Error> refusal{};
    bool begun = false;  // the worker has read the job
    bool cancelled = false;
};

// The pool's state and what changes it; everything runs on its strand.
class Pool::Crew final : public std::enable_shared_from_this<Crew> {
  public:
    using Strand = boost::asio::strand<boost::asio::any_io_executor>;

    Crew(const boost::asio::any_io_executor& executor, PoolSettings settings);

    const Strand& strand() const { return strand_; }

    runtime::Task<base::Result<Reply>> run(std::shared_ptr<Call> call);
    void cancel(Call& call);

    runtime::Task<base::Result<std::vector<std::string>>> start();
    // Its workers, which run no other job than the one they have.
    std::vector<std::shared_ptr<Worker>> retire(const base::TenantId& tenant,
                                                const base::DataSourceId& source);
    runtime::Task<void> forget(base::TenantId tenant, base::DataSourceId source);
    runtime::Task<PoolStatus> status();
    runtime::Task<void> stop(std::chrono::milliseconds grace);
    // Refuses what waits and ends what runs.
    void abandon();

  private:
    using WorkerPtr = std::shared_ptr<Worker>;

    runtime::Task<base::Result<WorkerPtr>> find_worker(std::shared_ptr<Call> call);
    bool give_worker(const std::shared_ptr<Call>& call);
    void serve_waiting();

    // Nothing where the worker is lost.
    runtime::Task<std::optional<base::Result<Reply>>> converse(std::shared_ptr<Call> call,
                                                               WorkerPtr worker);
    std::string first_words(Worker& worker, const Call& call, Deadline::duration left) const;
    void rest(const WorkerPtr& worker);

    void hire();
    void hire_spares();
    static runtime::Task<void> accompany(std::shared_ptr<Crew> crew, WorkerPtr worker);
    runtime::Task<bool> become_ready(WorkerPtr worker);
    void bury(const WorkerPtr& worker);
    void start_failed(std::string detail);
    void refuse_all();

    std::int64_t largest_resident() const;
    std::size_t count(WorkerState state) const;

    Strand strand_;
    PoolSettings settings_;
    SpillFolder spill_;
    boost::asio::thread_pool removals_{1};
    std::vector<WorkerPtr> workers_;
    std::deque<std::shared_ptr<Call>> waiting_;
    boost::asio::steady_timer retry_;
    bool retrying_ = false;
    bool stopping_ = false;
    Event first_start_;
    std::optional<base::Error> start_error_{};
    std::vector<std::string> missing_;
    std::uint64_t started_ = 0;
    std::uint64_t crashed_ = 0;
    std::map<std::string_view, std::uint64_t> killed_;
};

}  // namespace datapilot::workers
