#pragma once

#include <sys/types.h>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/task.h"

namespace datapilot::workers {

// How a process ended: killed by a signal, or with an exit code.
struct ProcessEnd {
    int signal = 0;
    int code = 0;
};

// A child process with a socket to it: an empty environment, no other descriptor, its own process
// group. Killed and reaped at the latest when this is destroyed.
class WorkerProcess {
  public:
    // Throws std::system_error where the machine gives no process or descriptor.
    WorkerProcess(const boost::asio::any_io_executor& executor, const std::string& program,
                  const std::vector<std::string>& arguments);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    pid_t pid() const { return pid_; }
    boost::asio::local::stream_protocol::socket& socket() { return socket_; }

    bool runs();
    void kill();
    // Waits for the end of the process and reaps it.
    runtime::Task<ProcessEnd> end();

    // What it holds in memory now; 0 where the machine does not say.
    std::int64_t resident_bytes() const;
    // Ends it with SIGXCPU once it has used that much more of the processors.
    void allow_processor_time(std::chrono::seconds more);
    // What it wrote on standard error, cut to a few kilobytes: for the log.
    std::string last_words() const;

  private:
    // Without a process: the public constructor goes through it, so that what it throws still runs
    // the destructor.
    explicit WorkerProcess(const boost::asio::any_io_executor& executor);

    ProcessEnd reap();

    boost::asio::local::stream_protocol::socket socket_;
    boost::asio::posix::stream_descriptor pidfd_;
    int errors_ = -1;
    pid_t pid_ = -1;
    bool reaped_ = true;
};

}  // namespace datapilot::workers
