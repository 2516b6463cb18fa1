#include "worker/run_worker.h"

#include <unistd.h>

#include <exception>
#include <iostream>
#include <memory>

#include "worker/engines/duckdb/duckdb_engine.h"
#include "worker/job_loop.h"

namespace datapilot::worker {
namespace {

constexpr std::int64_t preview_bytes = 16 << 20;

base::Error no_engine() {
    return {base::Errc::internal,
            {"Ce type de source n'est pas encore pris en charge.",
             "This kind of source is not supported yet."}};
}

// Sends what the engine of the job's location answered.
class Jobs {
  public:
    explicit Jobs(const workers::Confinement& confinement)
        : duckdb_(std::make_shared<DuckdbEngine>(
              EngineLimits{.memory_bytes = confinement.limits.engine_memory_bytes,
                           .threads = confinement.limits.threads,
                           .temporary_directory = confinement.temporary_directory,
                           .temporary_bytes = confinement.limits.temporary_bytes})) {}

    void operator()(const workers::Job& job, Channel& channel) const {
        std::visit([&](const auto& alternative) { run(alternative, channel); }, job);
    }

  private:
    void run(const workers::IngestJob& job, Channel& channel) const {
        const auto report =
            duckdb_->ingest(job, [&channel](double part) { channel.send_progress(part); });
        if (!report) return channel.refuse(report.error());
        channel.send(workers::FrameType::done, to_json(*report));
    }
    void run(const workers::DescribeJob& job, Channel& channel) const {
        const auto catalog = duckdb_->describe(job);
        if (!catalog) return channel.refuse(catalog.error());
        channel.send(workers::FrameType::done, to_json(*catalog));
    }
    void run(const workers::PreviewJob& job, Channel& channel) const {
        const auto table = duckdb_->preview(job);
        if (!table) return channel.refuse(table.error());
        channel.send_table(*table, preview_bytes, {});
    }
    void run(const workers::QueryJob& job, Channel& channel) const {
        const auto outcome = duckdb_->query(job);
        if (!outcome) return channel.refuse(outcome.error());
        channel.send_table(outcome->table, job.byte_cap,
                           {.sql_time = outcome->sql_time, .rows_scanned = outcome->rows_scanned});
    }
    void run(const workers::TestJob&, Channel& channel) const { channel.refuse(no_engine()); }

    std::shared_ptr<DuckdbEngine> duckdb_;
};

int work() try {
    return answer_jobs(workers::worker_socket, [](const workers::Confinement& confinement) {
        return RunJob{Jobs{confinement}};
    });
} catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
}

}  // namespace

// Without destructors: nothing of a worker outlives it, and serve removes its folder.
void run_worker() {
    ::_exit(work());
}

}  // namespace datapilot::worker
