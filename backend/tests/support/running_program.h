#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace datapilot::tests {

using Variables = std::map<std::string, std::string>;

// A program that runs beside the test, with these variables and no others. Killed with the object.
// What a sanitizer says of it fails the test.
class RunningProgram {
  public:
    RunningProgram(std::vector<std::string> command, const Variables& variables);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    // The first line on its standard error that holds this text; throws when it ends, or 30 seconds
    // pass, without one.
    std::string wait_for_line(const std::string& text);

    void signal(int number) const;
    int wait();  // its exit code; 128 and the signal's number where one ended it
    int stop();  // SIGTERM, then wait()

    std::string standard_error();
    pid_t process() const { return process_; }

  private:
    void read_lines(int descriptor);

    pid_t process_ = -1;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::string output_;
    bool ended_ = false;
    std::thread reader_;
};

}  // namespace datapilot::tests
