#include "support/program_run.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace datapilot::tests {
namespace {

namespace fs = std::filesystem;

// A file that takes what the program writes, however much: no pipe fills up.
class Capture {
  public:
    Capture() {
        auto pattern = (fs::temp_directory_path() / "program-output-XXXXXX").string();
        descriptor_ = mkostemp(pattern.data(), O_CLOEXEC);
        if (descriptor_ < 0) throw std::system_error{errno, std::generic_category(), "mkstemp"};
        path_ = pattern;
    }
    ~Capture() {
        close(descriptor_);
        fs::remove(path_);
    }
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;

    int descriptor() const { return descriptor_; }
    std::string text() const {
        std::ifstream file{path_, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }

  private:
    int descriptor_;
    fs::path path_;
};

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments) {
    const Capture output;
    const Capture errors;
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);

    const pid_t child = fork();
    if (child < 0) throw std::system_error{errno, std::generic_category(), "fork"};
    if (child == 0) {
        dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
        dup2(output.descriptor(), STDOUT_FILENO);
        dup2(errors.descriptor(), STDERR_FILENO);
        execv(program.c_str(), argv.data());
        _exit(127);
    }
    const int exit_code = wait_for(child);
    return {exit_code, output.text(), errors.text()};
}

}  // namespace datapilot::tests
