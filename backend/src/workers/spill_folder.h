#pragma once

#include <filesystem>
#include <string>

namespace datapilot::workers {

// A folder for what workers spill to disk, locked while its pool lives and removed with it. Making
// one also removes those that a killed serve left behind.
class SpillFolder {
  public:
    // Throws where the parent cannot be written.
    explicit SpillFolder(const std::filesystem::path& parent);
    ~SpillFolder();
    SpillFolder(const SpillFolder&) = delete;
    SpillFolder& operator=(const SpillFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
    int lock_ = -1;
};

// A folder of its own for one worker, removed with what is in it. Removing gigabytes takes time:
// see to it that this ends off the event loop.
class WorkerFolder {
  public:
    explicit WorkerFolder(std::filesystem::path path);
    ~WorkerFolder();
    WorkerFolder(const WorkerFolder&) = delete;
    WorkerFolder& operator=(const WorkerFolder&) = delete;

    std::string text() const { return path_.string(); }
    void remove();

  private:
    std::filesystem::path path_;
};

}  // namespace datapilot::workers
