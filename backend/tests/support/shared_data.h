#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

namespace datapilot::test {

// A file or folder of the shared test data, which is not part of the repository: beside it, or
// where DATAPILOT_SHARED points. None where it is absent: the test skips, with a word.
inline std::optional<std::filesystem::path> shared_data(std::string_view name) {
    const char* elsewhere = std::getenv("DATAPILOT_SHARED");
    const auto root = elsewhere != nullptr
                          ? std::filesystem::path(elsewhere)
                          : std::filesystem::path(DATAPILOT_REPOSITORY) / "../shared";
    auto path = root / "data" / name;
    if (!std::filesystem::exists(path)) return std::nullopt;
    return path;
}

}  // namespace datapilot::test
