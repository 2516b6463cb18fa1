#include "worker/run_worker.h"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <memory>

#include "base/freed_memory.h"
#include "worker/engines/duckdb/duckdb_engine.h"
#include "worker/engines/mysql/link_options.h"
#include "worker/engines/mysql/mysql_engine.h"
#include "worker/engines/postgresql/postgresql_engine.h"
#include "worker/engines/server/server_failures.h"
#include "worker/job_loop.h"
#include "worker/sent_rows.h"

namespace datapilot::worker {
namespace {

constexpr Cap preview_cap{1'000, 4 << 20};

// What can be asked in a worker; each opens what it needs with its first job.
class Engines {
  public:
    explicit Engines(const workers::Confinement& confinement)
        : duckdb_{{.memory_bytes = confinement.limits.engine_memory_bytes,
                   .threads = confinement.limits.threads,
                   .temporary_directory = confinement.temporary_directory,
                   .temporary_bytes = confinement.limits.temporary_bytes}},
          postgresql_{confinement.temporary_directory} {}

    DuckdbEngine& files() { return duckdb_; }

    ServerEngine& of(const workers::ServerDatabase& server) {
        if (server.dialect == catalog::Dialect::mysql) return mysql_;
        return postgresql_;
    }

    // Files and servers answer the same jobs.
    base::Result<RowsRead> preview(const workers::PreviewJob& job, RowSink& rows,
                                   Patience patience) {
        const auto* server = std::get_if<workers::ServerDatabase>(&job.location);
        if (!server) return duckdb_.preview(job, rows);
        return of(*server).preview(*server, job, rows, patience);
    }
    base::Result<RowsRead> query(const workers::QueryJob& job, RowSink& rows, Patience patience) {
        const auto* server = std::get_if<workers::ServerDatabase>(&job.location);
        if (!server) return duckdb_.query(job, rows);
        return of(*server).query(*server, job, rows, patience);
    }

  private:
    DuckdbEngine duckdb_;
    PostgresqlEngine postgresql_;
    MysqlEngine mysql_;
};

// Sends what the engine of the job's location answered.
class Jobs {
  public:
    explicit Jobs(const workers::Confinement& confinement)
        : engines_(std::make_shared<Engines>(confinement)) {}

    void operator()(const workers::Job& job, Channel& channel) const {
        std::visit([&](const auto& alternative) { run(alternative, channel); }, job);
    }

  private:
    void run(const workers::IngestJob& job, Channel& channel) const {
        const auto report = engines_->files().ingest(
            job, [&channel](double part) { channel.send_progress({part}); });
        if (!report) return channel.refuse(report.error());
        channel.send(workers::FrameType::done, to_json(*report));
    }
    void run(const workers::DescribeJob& job, Channel& channel) const {
        const auto catalog = describe(job, channel);
        if (!catalog) return channel.refuse(catalog.error());
        channel.send(workers::FrameType::done, to_json(*catalog));
    }
    void run(workers::PreviewJob job, Channel& channel) const {
        job.rows = std::min(job.rows, preview_cap.rows);
        SentRows rows{channel, {job.rows, preview_cap.bytes}};
        end(channel, rows, engines_->preview(job, rows, channel.patience()));
    }
    void run(const workers::QueryJob& job, Channel& channel) const {
        SentRows rows{channel, {job.row_cap, job.byte_cap}};
        end(channel, rows, engines_->query(job, rows, channel.patience()));
    }
    void run(const workers::TestJob& job, Channel& channel) const {
        const auto report = engines_->of(job.server).test(job, channel.patience());
        channel.send(workers::FrameType::done, to_json(report));
    }

    static void end(Channel& channel, const SentRows& rows, const base::Result<RowsRead>& read) {
        if (!read) return channel.refuse(read.error());
        channel.send(workers::FrameType::done,
                     workers::to_json(workers::TableEnd{.truncated = rows.truncated(),
                                                        .sql_time = read->sql_time,
                                                        .rows_scanned = read->rows_scanned}));
    }

    base::Result<catalog::Catalog> describe(const workers::DescribeJob& job,
                                            Channel& channel) const {
        const auto* server = std::get_if<workers::ServerDatabase>(&job.location);
        if (!server) return engines_->files().describe(job);
        auto catalog = engines_->of(*server).describe(
            *server, job, channel.patience(), [&channel](const workers::SchemaReading& schema) {
                channel.send_progress({.part = workers::part(schema), .schema = schema});
            });
        if (!catalog) return without_question(catalog.error());
        return catalog;
    }

    std::shared_ptr<Engines> engines_;
};

int work() try {
    base::keep_freed_memory();
    mysql::load_plugins();
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
