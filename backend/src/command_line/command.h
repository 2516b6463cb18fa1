#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace datapilot::command_line {

enum ExitCode { exit_answered = 0, exit_error = 1, exit_usage = 2, exit_not_answered = 3 };

// A subcommand: it declares its arguments, then runs once they are read.
struct Command {
    std::string name;
    std::string description;
    std::function<void(CLI::App&)> declare;
    std::function<int()> run;
};

// Runs the subcommand that the arguments name. Wrong arguments are exit_usage; what a command
// throws is told on standard error, exit_error.
int run(int argc, char* argv[], const std::vector<Command>& commands);

}  // namespace datapilot::command_line
