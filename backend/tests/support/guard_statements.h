#pragma once

#include <fstream>
#include <string>
#include <vector>

namespace datapilot::tests {

struct GuardStatement {
    std::string sql;
    std::string kind;
    int line = 0;
};

// The statements of a file of tests/guard: one a line; "-- class: x" names those below it.
inline std::vector<GuardStatement> guard_statements(const std::string& name) {
    std::ifstream file{std::string{DATAPILOT_REPOSITORY} + "/backend/tests/guard/" + name};
    std::vector<GuardStatement> statements;
    std::string kind;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.starts_with("-- class: ")) kind = line.substr(10);
        if (line.empty() || line.starts_with("--")) continue;
        statements.push_back({line, kind, number});
    }
    return statements;
}

}  // namespace datapilot::tests
