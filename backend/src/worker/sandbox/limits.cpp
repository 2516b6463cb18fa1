#include "worker/sandbox/limits.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "base/sanitizers.h"

namespace datapilot::worker::sandbox {
namespace {

void set(int resource, std::int64_t value, const char* what) {
    const auto limit = static_cast<rlim_t>(value);
    const rlimit both{.rlim_cur = limit, .rlim_max = limit};
    if (::setrlimit(static_cast<__rlimit_resource>(resource), &both) != 0) {
        throw std::system_error{errno, std::system_category(), what};
    }
}

// What the program and its libraries take before the first job.
std::int64_t mapped_bytes() {
    std::ifstream statm{"/proc/self/statm"};
    std::int64_t pages = 0;
    if (!(statm >> pages)) throw std::runtime_error{"/proc/self/statm cannot be read"};
    return pages * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

void limit_core_dumps() {
    set(RLIMIT_CORE, 0, "RLIMIT_CORE");
}

void apply_limits(const workers::WorkerLimits& limits) {
    if constexpr (!base::runs_sanitized) {
        set(RLIMIT_AS, mapped_bytes() + limits.memory_bytes, "RLIMIT_AS");
    }
    set(RLIMIT_FSIZE, limits.file_bytes, "RLIMIT_FSIZE");
    set(RLIMIT_NOFILE, limits.open_files, "RLIMIT_NOFILE");
    // A write past the largest file fails, and its job says so, instead of ending the process.
    ::signal(SIGXFSZ, SIG_IGN);
}

std::string limits_missing() {
    if constexpr (base::runs_sanitized) return "RLIMIT_AS: not in a build with sanitizers";
    return "";
}

}  // namespace datapilot::worker::sandbox
