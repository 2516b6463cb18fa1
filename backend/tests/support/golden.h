#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace datapilot::tests {

// Expects the text of a file of tests/golden; with UPDATE set, writes it instead.
inline void expect_golden(const std::string& file, const std::string& text) {
    const auto path = std::filesystem::path(DATAPILOT_REPOSITORY) / "backend/tests/golden" / file;
    if (std::getenv("UPDATE") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << text;
        return;
    }
    std::ostringstream kept;
    kept << std::ifstream{path, std::ios::binary}.rdbuf();
    EXPECT_EQ(text, kept.str()) << file
                                << " differs; if that is meant, run again with "
                                   "UPDATE=1 and look at what changed";
}

}  // namespace datapilot::tests
