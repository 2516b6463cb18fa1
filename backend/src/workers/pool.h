#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "results/result_table.h"
#include "runtime/task.h"
#include "workers/jobs.h"
#include "workers/settings.h"
#include "workers/worker_key.h"

namespace datapilot::workers {

using Deadline = std::chrono::steady_clock::time_point;

// Told how far a job is, from 0 to 1, at most a hundred times. Called from the pool's strand: it
// must not block.
using ProgressSink = std::function<void(const Progress&)>;

struct PoolStatus {
    std::size_t busy = 0;
    std::size_t idle = 0;
    std::size_t spare = 0;
    std::size_t waiting = 0;
    std::int64_t resident_bytes = 0;  // of all workers together
    std::uint64_t started = 0;        // workers, since the pool began
    std::uint64_t crashed = 0;
    std::map<std::string_view, std::uint64_t> killed{};  // by reason
};

struct Frame;
struct Reply;
struct TableCaps;

// Warm worker processes, and one job at a time to each of them. Any thread may call it.
//
// A job's failures are those of the worker, and: overloaded (no worker was free in time),
// query_timeout, query_too_large (memory), worker_crashed, shutting_down. Cancelling the coroutine
// that awaits a job kills the worker that runs it and throws operation_aborted.
//
// The threads that run the executor must live as long as the pool: the kernel kills a worker when
// the thread that started it ends.
class Pool {
  public:
    Pool(const boost::asio::any_io_executor& executor, PoolSettings settings);
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    ~Pool();  // kills what stop() did not end

    // Starts the spare workers and waits for the first: what this machine lacks to confine it, one
    // sentence for the log each. Not required: the first job starts what it needs.
    runtime::Task<base::Result<std::vector<std::string>>> start();

    runtime::Task<base::Result<IngestReport>> ingest(WorkerKey key, IngestJob job,
                                                     Deadline deadline, ProgressSink progress);
    runtime::Task<base::Result<catalog::Catalog>> describe(WorkerKey key, DescribeJob job,
                                                           Deadline deadline,
                                                           ProgressSink progress = {});
    runtime::Task<base::Result<results::ResultTable>> preview(WorkerKey key, PreviewJob job,
                                                              Deadline deadline);
    runtime::Task<base::Result<QueryOutcome>> query(WorkerKey key, QueryJob job, Deadline deadline);
    // What failed is in the report; an error is the worker's.
    runtime::Task<base::Result<ConnectionReport>> test(WorkerKey key, TestJob job,
                                                       Deadline deadline);

    // Ends the workers of a data source that is gone; a job that runs on one ends first.
    runtime::Task<void> forget(base::TenantId tenant, base::DataSourceId source);

    runtime::Task<PoolStatus> status();

    // Refuses new jobs, lets those that run end within `grace`, kills the rest, waits until every
    // worker is gone.
    runtime::Task<void> stop(std::chrono::milliseconds grace);

  private:
    class Crew;

    runtime::Task<base::Result<Reply>> ask(WorkerKey key, Frame job, Deadline deadline,
                                           std::optional<TableCaps> table, ProgressSink progress);

    // A worker whose answer means nothing is not asked again.
    template <class T>
    base::Result<T> checked(const WorkerKey& key, base::Result<T> read);

    std::shared_ptr<Crew> crew_;
};

}  // namespace datapilot::workers
