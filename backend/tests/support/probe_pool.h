#pragma once

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "runtime/run.h"
#include "runtime/temporary_folder.h"
#include "workers/pool.h"

namespace datapilot::workers {

using namespace std::chrono_literals;

// Whether the process exists and is not a zombie.
inline bool is_running(pid_t pid) {
    std::ifstream stat{"/proc/" + std::to_string(pid) + "/stat"};
    std::stringstream text;
    text << stat.rdbuf();
    const auto after_name = text.str().rfind(") ");
    return after_name != std::string::npos && text.str()[after_name + 2] != 'Z';
}

// A pool of probe workers (tests/workers/probe_worker.cpp) on an event loop with one thread.
class ProbePool : public testing::Test {
  protected:
    static PoolSettings settings() {
        PoolSettings settings;
        settings.program = PROBE_WORKER;
        settings.arguments = {"probe"};
        settings.limits.memory_bytes = 256LL << 20;
        return settings;
    }

    void open(PoolSettings wanted) {
        wanted.temporary_directory = folder_.path().string();
        pool_.emplace(loop_.get_executor(), std::move(wanted));
    }

    void TearDown() override {
        if (pool_) runtime::run(loop_, pool_->stop(1s));
    }

    WorkerKey key(const std::string& tenant = "acme", const std::string& source = "orders") {
        const auto directory = folder_.path() / (tenant + "-" + source);
        std::filesystem::create_directory(directory);
        return {base::TenantId{tenant}, base::DataSourceId{source}, directory.string()};
    }

    static Deadline in(std::chrono::milliseconds time) {
        return std::chrono::steady_clock::now() + time;
    }

    base::Result<QueryOutcome> ask(WorkerKey who, std::string sql,
                                   std::chrono::milliseconds time = 20s) {
        return runtime::run(
            loop_, pool_->query(std::move(who), {.location = {}, .sql = std::move(sql)}, in(time)));
    }

    // The one cell of the answer; "error: <code>" where there is none.
    std::string told(WorkerKey who, std::string sql, std::chrono::milliseconds time = 20s) {
        const auto outcome = ask(std::move(who), std::move(sql), time);
        if (!outcome) return "error: " + std::string{base::name(outcome.error().code)};
        return std::get<std::string>(outcome->table.rows.at(0).front());
    }

    // The process that answers for this key, and how many jobs it has run.
    std::pair<pid_t, int> who(WorkerKey key) {
        std::istringstream words{told(std::move(key), "who")};
        pid_t pid = 0;
        int jobs = 0;
        words >> pid >> jobs;
        return {pid, jobs};
    }

    PoolStatus status() { return runtime::run(loop_, pool_->status()); }

    runtime::TemporaryFolder folder_;
    boost::asio::io_context loop_;
    std::optional<Pool> pool_;
};

}  // namespace datapilot::workers
