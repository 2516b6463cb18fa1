#include "metrics/process.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace datapilot::metrics {
namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double resident_bytes() {
    std::ifstream statm{"/proc/self/statm"};
    double size = 0;
    double resident = 0;
    statm >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double open_files() {
    const std::filesystem::directory_iterator entries{"/proc/self/fd"};
    return static_cast<double>(std::distance(begin(entries), end(entries)));
}

}  // namespace

void Process::write(Exposition& exposition) const {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    exposition.counter("process_cpu_seconds_total", "Processor time of serve, without workers.",
                       seconds(used.ru_utime) + seconds(used.ru_stime));
    exposition.gauge("process_resident_memory_bytes", "Memory of serve, without workers.",
                     resident_bytes());
    exposition.gauge("process_open_fds", "Open files and sockets.", open_files());
    exposition.gauge("process_start_time_seconds", "When it started, in seconds since 1970.",
                     std::chrono::duration<double>(started_.time_since_epoch()).count());
}

}  // namespace datapilot::metrics
