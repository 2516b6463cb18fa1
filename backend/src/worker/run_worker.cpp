#include "worker/run_worker.h"

#include <unistd.h>

#include <exception>
#include <iostream>
#include <memory>

#include "worker/engines/duckdb/duckdb_engine.h"
#include "worker/engines/mysql/link_options.h"
#include "worker/engines/mysql/mysql_engine.h"
#include "worker/engines/postgresql/postgresql_engine.h"
#include "worker/engines/server/server_failures.h"
#include "worker/job_loop.h"

namespace datapilot::worker {
namespace {

constexpr std::int64_t preview_bytes = 16 << 20;

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
    template <class Answer, class Job>
    base::Result<Answer> ask(const Job& job, Patience patience,
                             base::Result<Answer> (DuckdbEngine::*of_files)(const Job&),
                             base::Result<Answer> (ServerEngine::*of_server)(
                                 const workers::ServerDatabase&, const Job&, Patience)) {
        const auto* server = std::get_if<workers::ServerDatabase>(&job.location);
        if (!server) return (duckdb_.*of_files)(job);
        return (of(*server).*of_server)(*server, job, patience);
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
    void run(const workers::PreviewJob& job, Channel& channel) const {
        const auto table =
            engines_->ask(job, channel.patience(), &DuckdbEngine::preview, &ServerEngine::preview);
        if (!table) return channel.refuse(table.error());
        channel.send_table(*table, preview_bytes, {});
    }
    void run(const workers::QueryJob& job, Channel& channel) const {
        const auto outcome =
            engines_->ask(job, channel.patience(), &DuckdbEngine::query, &ServerEngine::query);
        if (!outcome) return channel.refuse(outcome.error());
        channel.send_table(outcome->table, job.byte_cap,
                           {.sql_time = outcome->sql_time, .rows_scanned = outcome->rows_scanned});
    }
    void run(const workers::TestJob& job, Channel& channel) const {
        const auto report = engines_->of(job.server).test(job, channel.patience());
        channel.send(workers::FrameType::done, to_json(report));
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
