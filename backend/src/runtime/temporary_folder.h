#pragma once

#include <filesystem>

namespace datapilot::runtime {

// A folder that only this program uses, removed with all it holds.
class TemporaryFolder {
  public:
    // Throws where no folder can be made.
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace datapilot::runtime
