#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "data_sources/storage.h"
#include "http/request.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "workers/jobs.h"

namespace datapilot::data_sources {

struct UploadLimits {
    std::size_t files = 50;
    std::int64_t file_bytes = 2LL << 30;
    std::int64_t tenant_bytes = 20LL << 30;  // of all data sources of a tenant together
};

// What the form held; the files are on the disk.
struct UploadForm {
    std::string name;
    std::optional<std::string> workspace_id{};
    std::vector<workers::ReceivedFile> files{};
    std::vector<std::int64_t> sizes{};  // of the files, in bytes
};

// Where the files of one request go, and how much of them is taken.
struct UploadPlace {
    std::filesystem::path folder;
    std::int64_t bytes_left = 0;  // of the tenant's quota
};

class UploadReader {
  public:
    UploadReader(const Storage& storage, runtime::BlockingPool& blocking, UploadLimits limits)
        : storage_(storage), blocking_(blocking), limits_(limits) {}

    // Streams the files to disk while they are received: memory does not grow with them. The
    // request must outlive the call.
    runtime::Task<base::Result<UploadForm>> read(http::Request* request, UploadPlace place);

  private:
    const Storage& storage_;
    runtime::BlockingPool& blocking_;
    UploadLimits limits_;
};

}  // namespace datapilot::data_sources
