#include "worker/sandbox/sandbox.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "base/sanitizers.h"
#include "worker/sandbox/landlock.h"
#include "worker/sandbox/limits.h"
#include "worker/sandbox/system_calls.h"
#include "workers/data_location.h"

namespace datapilot::worker::sandbox {
namespace {

void set(int option, unsigned long value, const char* what) {
    if (::prctl(option, value, 0, 0, 0) != 0) {
        throw std::system_error{errno, std::system_category(), what};
    }
}

// Where serve ended before the signal was asked for, its end of the socket is closed.
void die_with_parent(int socket) {
    set(PR_SET_PDEATHSIG, SIGKILL, "PR_SET_PDEATHSIG");
    pollfd parent{.fd = socket, .events = 0, .revents = 0};
    if (::poll(&parent, 1, 0) != 0) ::_exit(1);
}

// Where memory runs out on the machine, the kernel should take this process and not serve.
void be_first_to_go() {
    const int fd = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd < 0) return;
    constexpr std::string_view worst = "1000";
    [[maybe_unused]] const auto written = ::write(fd, worst.data(), worst.size());
    ::close(fd);
}

// Landlock holds only the thread that asks for it and those that it starts later.
void require_one_thread() {
    namespace fs = std::filesystem;
    const auto threads =
        std::distance(fs::directory_iterator{"/proc/self/task"}, fs::directory_iterator{});
    if (threads != 1 && !base::runs_sanitized) {
        throw std::logic_error{"threads were started before the sandbox was closed"};
    }
}

// DuckDB aborts where it sees these and may not open them. They tell the limits of the container.
std::vector<std::string> with_control_groups(std::vector<std::string> readable) {
    for (const std::string path : {"/proc/self/cgroup", "/sys/fs/cgroup"}) {
        // Open for good: a rule holds an inode, and /proc makes another once this one is forgotten.
        const int kept = ::open(path.c_str(), O_PATH | O_CLOEXEC);
        if (kept >= 0) readable.push_back(path);
    }
    return readable;
}

std::vector<std::string> with_authorities(std::vector<std::string> readable) {
    const std::string path{workers::machine_authorities};
    if (std::filesystem::exists(path)) readable.push_back(path);
    return readable;
}

}  // namespace

void prepare(int socket) {
    die_with_parent(socket);
    be_first_to_go();
    ::syscall(SYS_close_range, static_cast<unsigned>(socket) + 1, ~0U, 0);
    set(PR_SET_NO_NEW_PRIVS, 1, "PR_SET_NO_NEW_PRIVS");
    set(PR_SET_DUMPABLE, 0, "PR_SET_DUMPABLE");
    limit_core_dumps();
}

void confine(const workers::Confinement& confinement) {
    require_one_thread();
    apply_limits(confinement.limits);
    std::vector<std::string> writable{confinement.temporary_directory};
    if (!confinement.directory.empty()) writable.push_back(confinement.directory);
    auto readable = with_control_groups(confinement.readable);
    if (confinement.network == workers::Network::outbound) readable = with_authorities(readable);
    confine_to_folders(writable, readable, confinement.network);
    allow_few_system_calls(confinement.network);
}

std::vector<std::string> missing() {
    std::vector<std::string> all;
    for (const auto& reason : {landlock_missing(), system_calls_missing(), limits_missing()}) {
        if (!reason.empty()) all.push_back(reason);
    }
    return all;
}

}  // namespace datapilot::worker::sandbox
