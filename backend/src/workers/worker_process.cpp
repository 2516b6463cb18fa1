#include "workers/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fstream>
#include <system_error>
#include <utility>

#include "workers/protocol/frames.h"

namespace datapilot::workers {
namespace {

namespace asio = boost::asio;

[[noreturn]] void fail(int error, const char* what) {
    throw std::system_error{error, std::system_category(), what};
}

void check(int error, const char* what) {
    if (error != 0) fail(error, what);
}

// Closes a descriptor that nobody took over.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }

  private:
    int fd_;
};

// What the child starts with: descriptors 0 and 1 on /dev/null, 2 on the pipe, 3 on the socket.
class SpawnPlan {
  public:
    SpawnPlan(int socket, int errors) {
        check(::posix_spawn_file_actions_init(&actions_), "posix_spawn_file_actions_init");
        check(::posix_spawnattr_init(&attributes_), "posix_spawnattr_init");
        ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_adddup2(&actions_, errors, STDERR_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, socket, worker_socket);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, worker_socket + 1);
        sigset_t every_signal;
        sigset_t no_signal;
        ::sigfillset(&every_signal);
        ::sigemptyset(&no_signal);
        ::posix_spawnattr_setsigdefault(&attributes_, &every_signal);
        ::posix_spawnattr_setsigmask(&attributes_, &no_signal);
        // A group of its own: Ctrl-C in a terminal is for serve, which then ends its workers.
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    pid_t spawn(const std::string& program, std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "datapilot");
        std::vector<char*> argv;
        argv.reserve(arguments.size() + 1);
        for (auto& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        std::array<char*, 1> environment{nullptr};
        pid_t pid = -1;
        check(::posix_spawn(&pid, program.c_str(), &actions_, &attributes_, argv.data(),
                            environment.data()),
              "starting a worker");
        return pid;
    }

  private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
};

// A descriptor at or above 10: dup2 in the child must neither find its target already in place
// (it would stay close-on-exec) nor overwrite what comes next.
int out_of_the_way(int fd) {
    const Descriptor low{fd};
    const int high = ::fcntl(low.get(), F_DUPFD_CLOEXEC, 10);
    if (high < 0) fail(errno, "fcntl");
    return high;
}

}  // namespace

WorkerProcess::WorkerProcess(const asio::any_io_executor& executor)
    : socket_(executor), pidfd_(executor) {}

WorkerProcess::WorkerProcess(const asio::any_io_executor& executor, const std::string& program,
                             const std::vector<std::string>& arguments)
    : WorkerProcess(executor) {
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) fail(errno, "socketpair");
    Descriptor ours{pair[0]};
    const Descriptor theirs{out_of_the_way(pair[1])};
    int pipe[2];
    // Not blocking: a worker that floods its standard error loses what the pipe does not hold.
    if (::pipe2(pipe, O_CLOEXEC | O_NONBLOCK) != 0) fail(errno, "pipe2");
    Descriptor errors{pipe[0]};
    const Descriptor their_errors{out_of_the_way(pipe[1])};

    pid_ = SpawnPlan{theirs.get(), their_errors.get()}.spawn(program, arguments);
    reaped_ = false;
    Descriptor pidfd{static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0))};
    if (pidfd.get() < 0) fail(errno, "pidfd_open");
    pidfd_.assign(pidfd.get());
    pidfd.release();
    socket_.assign(asio::local::stream_protocol{}, ours.get());
    ours.release();
    errors_ = errors.release();
}

WorkerProcess::~WorkerProcess() {
    if (!reaped_) reap();
    if (errors_ >= 0) ::close(errors_);
}

bool WorkerProcess::runs() {
    if (reaped_) return false;
    pollfd watched{.fd = pidfd_.native_handle(), .events = POLLIN, .revents = 0};
    return ::poll(&watched, 1, 0) == 0;
}

// Until it is reaped its number cannot be given to another process.
void WorkerProcess::kill() {
    if (!reaped_) ::kill(pid_, SIGKILL);
}

ProcessEnd WorkerProcess::reap() {
    kill();
    int status = 0;
    pid_t waited = 0;
    do {
        waited = ::waitpid(pid_, &status, 0);
    } while (waited < 0 && errno == EINTR);
    reaped_ = true;
    return {.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
            .code = WIFEXITED(status) ? WEXITSTATUS(status) : 0};
}

runtime::Task<ProcessEnd> WorkerProcess::end() {
    boost::system::error_code ignored;
    co_await pidfd_.async_wait(asio::posix::descriptor_base::wait_read,
                               asio::redirect_error(asio::use_awaitable, ignored));
    co_return reap();
}

std::int64_t WorkerProcess::resident_bytes() const {
    std::ifstream statm{"/proc/" + std::to_string(pid_) + "/statm"};
    std::int64_t mapped_pages = 0;
    std::int64_t resident_pages = 0;
    statm >> mapped_pages >> resident_pages;
    return resident_pages * ::sysconf(_SC_PAGESIZE);
}

void WorkerProcess::allow_processor_time(std::chrono::seconds more) {
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return;
    const auto until = static_cast<rlim_t>(used.tv_sec + more.count() + 1);
    const rlimit limit{.rlim_cur = until, .rlim_max = RLIM_INFINITY};
    ::prlimit(pid_, RLIMIT_CPU, &limit, nullptr);
}

std::string WorkerProcess::last_words() const {
    std::string words(4096, '\0');
    const auto read = ::read(errors_, words.data(), words.size());
    words.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
    return words;
}

}  // namespace datapilot::workers
