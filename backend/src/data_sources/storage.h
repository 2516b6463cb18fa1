#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"

// Blocking calls: they run on a runtime::BlockingPool.
namespace datapilot::data_sources {

// The folder of a data source that is being made: unless it is released, it goes with the object. A
// crash before it is settled leaves a mark by which Storage::sweep finds it.
class NewFolder {
  public:
    explicit NewFolder(std::filesystem::path path);
    NewFolder(NewFolder&& other) noexcept;
    NewFolder& operator=(NewFolder&&) = delete;
    ~NewFolder();

    const std::filesystem::path& path() const { return path_; }

    // Its files are complete and on the disk for good.
    void settle();

    // From here on it stays.
    void release() { path_.clear(); }

  private:
    std::filesystem::path path_;  // empty once released or moved from
    int lock_ = -1;
};

// A file that is received piece by piece. Its name is the server's.
class IncomingFile {
  public:
    explicit IncomingFile(const std::filesystem::path& path);
    IncomingFile(IncomingFile&& other) noexcept;
    IncomingFile& operator=(IncomingFile&&) = delete;
    ~IncomingFile();

    // storage_full where the disk, or a limit on it, has no more room.
    std::optional<base::Error> write(std::string_view bytes);
    std::optional<base::Error> finish();  // on the disk for good

  private:
    int descriptor_;
};

// Where data sources live: <root>/<tenant>/<source>/.
class Storage {
  public:
    // Makes the root; throws where it cannot.
    Storage(std::filesystem::path root, std::int64_t least_free_bytes);

    std::filesystem::path folder(const base::TenantId& tenant,
                                 const base::DataSourceId& source) const;
    static std::filesystem::path database(const std::filesystem::path& folder);

    // storage_full where less than the reserve would be left.
    std::optional<base::Error> room() const;

    NewFolder create(const base::TenantId& tenant, const base::DataSourceId& source) const;

    // Gone with all it holds, even while a worker has its database open.
    void remove(const base::TenantId& tenant, const base::DataSourceId& source) const;

    // Removes what a crash left half made or half deleted, and nothing that another replica is at
    // work on: at the start, before any request.
    void sweep() const;

  private:
    std::filesystem::path root_;
    std::int64_t least_free_bytes_;
};

}  // namespace datapilot::data_sources
