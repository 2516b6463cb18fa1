// A worker for tests: the real sandbox, loop and protocol around jobs that misbehave. What a
// query's SQL says is what it does.
#include <duckdb.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "worker/job_loop.h"
#include "worker/run_worker.h"
#include "worker/sent_rows.h"
#include "workers/protocol/table_frames.h"

namespace {

using namespace datapilot;
using results::Cell;
using workers::Frame;
using workers::FrameType;

void send_cell(worker::Channel& channel, std::string text, std::int64_t byte_cap) {
    worker::SentRows rows{channel, {1, byte_cap}};
    std::vector<Cell> row{Cell{std::move(text)}};
    rows.add(row);
    rows.end({{"answer", results::ColumnType::text}});
    channel.send(FrameType::done, to_json(workers::TableEnd{.truncated = rows.truncated()}));
}

void send_raw(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto size = ::write(workers::worker_socket, bytes.data() + sent, bytes.size() - sent);
        if (size <= 0) ::_exit(1);
        sent += static_cast<std::size_t>(size);
    }
}

[[noreturn]] void sleep_for_ever() {
    while (true) std::this_thread::sleep_for(std::chrono::hours{1});
}

// "allowed", or what the system answered.
std::string verdict(long result) {
    return result >= 0 ? "allowed" : ::strerror(errno);
}

long open_for(const std::string& path, int flags) {
    return ::open(path.c_str(), flags, 0600);
}

long run_program() {
    char program[] = "/bin/true";
    char* arguments[] = {program, nullptr};
    return ::execv(program, arguments);
}

long map_executable() {
    auto* memory = ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? -1 : 0;
}

long raise_limit() {
    const rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
    return ::setrlimit(RLIMIT_NOFILE, &limit);
}

std::string attempt(const std::string& what, const std::string& argument) {
    static const std::map<std::string, std::function<long(const std::string&)>> attempts{
        {"read", [](const std::string& path) { return open_for(path, O_RDONLY); }},
        {"write", [](const std::string& path) { return open_for(path, O_WRONLY | O_CREAT); }},
        {"list", [](const std::string& path) { return open_for(path, O_RDONLY | O_DIRECTORY); }},
        {"cut", [](const std::string& path) { return open_for(path, O_RDONLY | O_TRUNC); }},
        {"truncate", [](const std::string& path) { return ::truncate(path.c_str(), 0); }},
        {"link", [](const std::string& path) { return ::symlink("/etc/passwd", path.c_str()); }},
        {"socket", [](const std::string&) { return ::socket(AF_INET, SOCK_STREAM, 0); }},
        {"unix", [](const std::string&) { return ::socket(AF_UNIX, SOCK_STREAM, 0); }},
        {"program", [](const std::string&) { return run_program(); }},
        {"fork", [](const std::string&) { return ::syscall(SYS_fork); }},
        {"clone", [](const std::string&) { return ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }},
        {"ptrace", [](const std::string&) { return ::ptrace(PTRACE_TRACEME, 0, 0, 0); }},
        {"signal", [](const std::string&) { return ::kill(::getppid(), 0); }},
        {"executable", [](const std::string&) { return map_executable(); }},
        {"limit", [](const std::string&) { return raise_limit(); }},
        {"thread",
         [](const std::string&) {
             std::thread{[] {}}.join();
             return 0L;
         }},
    };
    return verdict(attempts.at(what)(argument));
}

std::string environment_and_descriptors() {
    std::size_t variables = 0;
    for (auto* variable = environ; *variable != nullptr; ++variable) ++variables;
    std::string open;
    for (int fd = 0; fd < 256; ++fd) {
        if (::fcntl(fd, F_GETFD) >= 0) open += " " + std::to_string(fd);
    }
    return std::to_string(variables) + " variables, descriptors" + open;
}

void grow(std::size_t limit) {
    std::vector<std::string> kept;
    while (limit == 0 || kept.size() < limit) {
        kept.push_back(std::string(4 << 20, 'x'));
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
}

// DuckDB with no guard before it: what a hole in the guard would let through.
std::string run_in_duckdb(const std::string& sql) {
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    duckdb_result result;
    if (duckdb_open(nullptr, &database) != DuckDBSuccess ||
        duckdb_connect(database, &connection) != DuckDBSuccess) {
        return "not opened";
    }
    if (duckdb_query(connection, sql.c_str(), &result) == DuckDBSuccess) return "answered";
    return duckdb_result_error(&result);
}

void lie(const std::string& how, worker::Channel& channel) {
    if (how == "noise") send_raw(std::string(4096, '\xaa'));
    if (how == "huge-frame") send_raw(std::string{"\xff\xff\xff\x7f\x13", 5});
    if (how == "other-frame") channel.send(FrameType::ready, boost::json::array{});
    if (how == "columns-twice") {
        for (int i = 0; i < 2; ++i) {
            channel.send(
                {FrameType::columns, workers::encode_columns({{"a", results::ColumnType::text}})});
        }
    }
    if (how == "flood") {
        while (true) channel.send({FrameType::rows, std::string(1 << 20, '\0')});
    }
    if (how == "progress") {
        while (true) channel.send({FrameType::progress, std::string(1, '\1')});
    }
    if (how == "deep") channel.send({FrameType::done, std::string(1 << 20, '[')});
    if (how == "bad-error") channel.send(FrameType::error, boost::json::array{});
    if (how == "more-rows") {
        channel.send(
            {FrameType::columns, workers::encode_columns({{"a", results::ColumnType::text}})});
        channel.send({FrameType::rows, std::string(20'000, '\0')});
        channel.send(FrameType::done, to_json(workers::TableEnd{}));
    }
    if (how == "twice") {
        const auto columns = workers::encode_columns({{"a", results::ColumnType::text}});
        std::string row;
        workers::append_row(row, std::vector{Cell{"first"}});
        const auto answer = workers::encode({FrameType::columns, columns}) +
                            workers::encode({FrameType::rows, row}) +
                            workers::encode({FrameType::done,
                                             boost::json::serialize(to_json(workers::TableEnd{}))});
        send_raw(answer + answer);
        sleep_for_ever();
    }
    if (how == "hang-up") {
        ::close(workers::worker_socket);
        sleep_for_ever();
    }
}

// Stands for a query on a customer's server: ends with the job and leaves a note of why.
std::string work_elsewhere(const std::string& note, const worker::Patience& patience) {
    using Outcome = worker::Patience::Outcome;
    const auto outcome = patience.wait_for(-1, 0);
    std::ofstream{note} << (outcome == Outcome::hung_up ? "hung up" : "out of time");
    return "cancelled";
}

class Probe {
  public:
    explicit Probe(std::string temporary) : temporary_(std::move(temporary)) {}

    void operator()(const workers::Job& job, worker::Channel& channel) {
        ++jobs_;
        const auto* query = std::get_if<workers::QueryJob>(&job);
        if (query == nullptr) return ingest(channel);
        const auto space = std::min(query->sql.find(' '), query->sql.size());
        const auto verb = query->sql.substr(0, space);
        const auto rest = query->sql.substr(std::min(space + 1, query->sql.size()));
        send_cell(channel, answer(verb, rest, channel), query->byte_cap);
    }

  private:
    void ingest(worker::Channel& channel) {
        for (int i = 0; i <= 1000; ++i) channel.send_progress({i / 1000.0});
        channel.send(FrameType::done, to_json(workers::IngestReport{}));
    }

    std::string answer(const std::string& verb, const std::string& rest, worker::Channel& channel) {
        if (verb == "who") return std::to_string(::getpid()) + " " + std::to_string(jobs_);
        if (verb == "echo") return rest;
        if (verb == "wait") std::this_thread::sleep_for(std::chrono::milliseconds{std::stoi(rest)});
        if (verb == "hang") sleep_for_ever();
        if (verb == "elsewhere") return work_elsewhere(rest, channel.patience());
        if (verb == "time") return std::to_string(channel.patience().left().count());
        if (verb == "spin") {
            for (volatile bool spins = true; spins;) {
            }
        }
        if (verb == "crash") std::abort();
        if (verb == "duckdb") return run_in_duckdb(rest);
        if (verb == "die") ::raise(SIGKILL);
        if (verb == "map") std::string(std::stoul(rest), 'x');
        if (verb == "exit") ::_exit(3);
        if (verb == "grow") grow(rest.empty() ? 0 : std::stoul(rest));
        if (verb == "lie") lie(rest, channel);
        if (verb == "temporary") return temporary_;
        if (verb == "inherited") return environment_and_descriptors();
        if (verb == "try") {
            const auto space = std::min(rest.find(' '), rest.size());
            return attempt(rest.substr(0, space), rest.substr(std::min(space + 1, rest.size())));
        }
        return "";
    }

    std::string temporary_;
    int jobs_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
    const std::string mode = count > 1 ? arguments[1] : "";
    if (mode == "real") worker::run_worker();
    if (mode == "silent") sleep_for_ever();
    if (mode == "broken") {
        std::fputs("broken on purpose\n", stderr);
        return 7;
    }
    if (mode == "noise") {
        send_raw(std::string(100'000, '\xaa'));
        sleep_for_ever();
    }
    ::_exit(
        worker::answer_jobs(workers::worker_socket, [](const workers::Confinement& confinement) {
            return worker::RunJob{Probe{confinement.temporary_directory}};
        }));
}
