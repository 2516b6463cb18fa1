#pragma once

#include <string>
#include <vector>

namespace datapilot::tests {

// What a program that ran to its end left.
struct ProgramRun {
    int exit_code = -1;  // 128 and the signal's number where one ended it
    std::string output;
    std::string errors;
};

// Runs a program with these arguments, no terminal and nothing on its standard input.
ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments);

}  // namespace datapilot::tests
