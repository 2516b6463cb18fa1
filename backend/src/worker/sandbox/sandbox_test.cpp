#include "worker/sandbox/sandbox.h"

#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "base/sanitizers.h"
#include "support/probe_pool.h"
#include "support/temporary_folder.h"
#include "worker/sandbox/landlock.h"
#include "worker/sandbox/limits.h"
#include "worker/sandbox/system_calls.h"

namespace datapilot::worker {
namespace {

using namespace std::chrono_literals;

// Each test asks a probe worker, behind the real sandbox, to try something.
class Sandbox : public workers::ProbePool {
  protected:
    void SetUp() override { open(settings()); }

    std::string attempt(const std::string& what) { return told(key(), "try " + what); }
};

TEST_F(Sandbox, FilesOutsideItsFoldersCannotBeReadWrittenListedOrCut) {
    if (!sandbox::landlock_missing().empty()) GTEST_SKIP() << sandbox::landlock_missing();
    const auto beside = folder_.path() / "beside.txt";
    std::ofstream{beside} << "secret";
    EXPECT_EQ(attempt("read /etc/passwd"), "Permission denied");
    EXPECT_EQ(attempt("read /proc/self/maps"), "Permission denied");
    EXPECT_EQ(attempt("read " + beside.string()), "Permission denied");
    EXPECT_EQ(attempt("write " + beside.string()), "Permission denied");
    EXPECT_EQ(attempt("write /tmp/datapilot-escape"), "Permission denied");
    EXPECT_EQ(attempt("list /"), "Permission denied");
    EXPECT_NE(attempt("truncate " + beside.string()), "allowed");
    EXPECT_NE(attempt("link " + key().directory + "/passwd"), "allowed");
    EXPECT_EQ(std::filesystem::file_size(beside), 6u);
}

TEST_F(Sandbox, AnotherTenantsFolderIsOutside) {
    if (!sandbox::landlock_missing().empty()) GTEST_SKIP() << sandbox::landlock_missing();
    const auto others = std::filesystem::path{key("other").directory} / "data.duckdb";
    std::ofstream{others} << "secret";
    EXPECT_EQ(attempt("read " + others.string()), "Permission denied");
}

TEST_F(Sandbox, ItsOwnFoldersCanBeReadAndWritten) {
    EXPECT_EQ(attempt("write " + key().directory + "/data.duckdb"), "allowed");
    EXPECT_EQ(attempt("read " + key().directory + "/data.duckdb"), "allowed");
    EXPECT_EQ(attempt("write " + told(key(), "temporary") + "/spill"), "allowed");
    EXPECT_EQ(attempt("list " + key().directory), "allowed");
}

TEST_F(Sandbox, WhatIsReadableCannotBeWritten) {
    if (!sandbox::landlock_missing().empty()) GTEST_SKIP() << sandbox::landlock_missing();
    const auto file = folder_.path() / "upload.csv";
    std::ofstream{file} << "a;b";
    auto reader = key();
    reader.readable = {file.string()};
    EXPECT_EQ(told(reader, "try read " + file.string()), "allowed");
    EXPECT_EQ(told(reader, "try write " + file.string()), "Permission denied");
    EXPECT_EQ(told(reader, "try cut " + file.string()), "Operation not permitted");
    EXPECT_EQ(told(reader, "try truncate " + file.string()), "Operation not permitted");
    EXPECT_EQ(std::filesystem::file_size(file), 3u);
}

TEST_F(Sandbox, AWorkerThatCannotBeConfinedRunsNothingAndSaysSo) {
    if (!sandbox::landlock_missing().empty()) GTEST_SKIP() << sandbox::landlock_missing();
    auto nowhere = key();
    nowhere.directory += "/gone";
    const auto outcome = ask(nowhere, "echo here");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, base::Errc::internal);
    EXPECT_NE(outcome.error().detail.find("/gone"), std::string::npos) << outcome.error().detail;
}

TEST_F(Sandbox, NoSocketProgramProcessOrDebuggerIsLeft) {
    if (!sandbox::system_calls_missing().empty()) GTEST_SKIP() << sandbox::system_calls_missing();
    for (const std::string what : {"socket", "unix", "program", "fork", "clone", "ptrace", "signal",
                                   "executable", "limit"}) {
        EXPECT_EQ(attempt(what), "Operation not permitted") << what;
    }
    EXPECT_EQ(attempt("thread"), "allowed");
}

TEST_F(Sandbox, ItInheritsNoVariableAndNoDescriptorButTheSocketAndTheLog) {
    const std::ifstream held{"/etc/passwd"};
    // The sandbox itself keeps the control groups open.
    const auto inherited = told(key(), "inherited");
    EXPECT_TRUE(inherited.starts_with("0 variables, descriptors 0 1 2 3")) << inherited;
    EXPECT_LE(inherited.size(), std::string{"0 variables, descriptors 0 1 2 3 4 5"}.size());
}

TEST_F(Sandbox, MappingMoreThanTheAddressSpaceFailsAtOnce) {
    if (base::runs_sanitized) GTEST_SKIP() << sandbox::limits_missing();
    EXPECT_EQ(told(key(), "map 4000000000"), "error: query_too_large");
    EXPECT_EQ(who(key()).second, 2) << "the worker should have survived it";
}

TEST_F(Sandbox, WhatThisMachineLacksIsToldWhenThePoolStarts) {
    const auto missing = runtime::run(loop_, pool_->start());
    ASSERT_TRUE(missing);
    EXPECT_EQ(*missing, sandbox::missing());
}

[[noreturn]] void be_a_serve_whose_worker_spins(int pipe, const std::filesystem::path& folder) {
    boost::asio::io_context loop;
    workers::PoolSettings settings;
    settings.program = PROBE_WORKER;
    settings.arguments = {"probe"};
    settings.temporary_directory = folder.string();
    workers::Pool pool{loop.get_executor(), settings};
    const workers::WorkerKey key{base::TenantId{"acme"}, base::DataSourceId{"orders"},
                                 folder.string()};
    const auto ask = [&](std::string sql) {
        return runtime::run(loop, pool.query(key, {.location = {}, .sql = std::move(sql)},
                                             std::chrono::steady_clock::now() + 60s));
    };
    const auto who = ask("who");
    const pid_t worker = std::stoi(std::get<std::string>(who->table.rows.at(0).front()));
    [[maybe_unused]] const auto written = ::write(pipe, &worker, sizeof worker);
    ask("spin");
    ::_exit(0);
}

// Serve dies without a word while its worker computes: the worker must not outlive it.
TEST(SandboxWithoutServe, TheWorkerDiesWithTheProcessThatStartedIt) {
    if (base::forks_without_threads) GTEST_SKIP() << "a serve that is a copy starts no threads";
    const tests::TemporaryFolder folder;
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const auto serve = ::fork();
    ASSERT_GE(serve, 0);
    if (serve == 0) be_a_serve_whose_worker_spins(pipe[1], folder.path());
    ::close(pipe[1]);
    pid_t worker = 0;
    ASSERT_EQ(::read(pipe[0], &worker, sizeof worker), static_cast<ssize_t>(sizeof worker));
    ASSERT_TRUE(workers::is_running(worker));
    ::kill(serve, SIGKILL);
    ::waitpid(serve, nullptr, 0);
    const auto patience = std::chrono::steady_clock::now() + 10s;
    while (workers::is_running(worker) && std::chrono::steady_clock::now() < patience) {
        std::this_thread::yield();
    }
    EXPECT_FALSE(workers::is_running(worker));
}

}  // namespace
}  // namespace datapilot::worker
