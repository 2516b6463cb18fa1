#include "support/running_program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <stdexcept>

namespace datapilot::tests {
namespace {

constexpr auto patience = std::chrono::seconds{30};
constexpr std::size_t most_of_a_fault = 8'000;

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (auto& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

// A program that is only talked to may end, or go on, with a fault that no answer tells of. Its
// log, lines of JSON, may hold what a worker said before a test killed it.
void fail_for_faults(const std::string& output) {
    for (const auto* sign : {"AddressSanitizer", "ThreadSanitizer", "LeakSanitizer",
                             ": runtime error: ", "terminate called"}) {
        for (auto at = output.find(sign); at != std::string::npos; at = output.find(sign, at + 1)) {
            const auto line = output.rfind('\n', at) + 1;
            if (output[line] == '{') continue;
            ADD_FAILURE() << output.substr(line, most_of_a_fault);
            return;
        }
    }
}

}  // namespace

RunningProgram::RunningProgram(std::vector<std::string> command, const Variables& variables) {
    std::vector<std::string> environment;
    for (const auto& [name, value] : variables) environment.push_back(name + "=" + value);
    auto arguments = pointers(command);
    auto entries = pointers(environment);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(ends[1], STDERR_FILENO);
        execve(arguments[0], arguments.data(), entries.data());
        _exit(127);
    }
    close(ends[1]);
    reader_ = std::thread([this, descriptor = ends[0]] { read_lines(descriptor); });
}

RunningProgram::~RunningProgram() {
    if (process_ > 0) {
        signal(SIGKILL);
        wait();
    }
}

void RunningProgram::read_lines(int descriptor) {
    std::array<char, 4096> bytes;
    while (true) {
        const auto count = read(descriptor, bytes.data(), bytes.size());
        const std::lock_guard lock(mutex_);
        if (count > 0) {
            output_.append(bytes.data(), static_cast<std::size_t>(count));
        } else {
            ended_ = true;
        }
        changed_.notify_all();
        if (ended_) break;
    }
    close(descriptor);
}

std::string RunningProgram::wait_for_line(const std::string& text) {
    std::unique_lock lock(mutex_);
    std::string line;
    const bool found = changed_.wait_for(lock, patience, [&] {
        const auto at = output_.find(text);
        const auto end = at == std::string::npos ? at : output_.find('\n', at);
        if (end == std::string::npos) return ended_;
        const auto begin = at == 0 ? 0 : output_.rfind('\n', at) + 1;
        line = output_.substr(begin, end - begin);
        return true;
    });
    if (!found || line.empty())
        throw std::runtime_error("no line with " + text + " in:\n" + output_);
    return line;
}

void RunningProgram::signal(int number) const {
    // Of one that has ended, kill() would take the -1 for every process there is.
    if (process_ > 0) kill(process_, number);
}

int RunningProgram::wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    reader_.join();
    fail_for_faults(output_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int RunningProgram::stop() {
    signal(SIGTERM);
    return wait();
}

std::string RunningProgram::standard_error() {
    const std::lock_guard lock(mutex_);
    return output_;
}

}  // namespace datapilot::tests
