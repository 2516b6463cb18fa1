#pragma once

#include <functional>
#include <memory>

#include "base/result.h"
#include "worker/engines/row_sink.h"
#include "workers/jobs.h"

namespace datapilot::worker {

// Told by a long job how far it is, from 0 to 1.
using Progress = std::function<void(double)>;

struct EngineLimits {
    std::int64_t memory_bytes = 512LL << 20;
    int threads = 2;
    std::string temporary_directory;
    std::int64_t temporary_bytes = 2LL << 30;
};

// DuckDB inside the sandbox: blocking, one tenant, one database at a time. It keeps the last
// database open and locked between jobs, so that a warm worker answers without opening it again.
class DuckdbEngine {
  public:
    explicit DuckdbEngine(EngineLimits limits);
    ~DuckdbEngine();

    base::Result<workers::IngestReport> ingest(const workers::IngestJob& job, Progress progress);
    base::Result<catalog::Catalog> describe(const workers::DescribeJob& job);
    base::Result<RowsRead> preview(const workers::PreviewJob& job, RowSink& rows);
    base::Result<RowsRead> query(const workers::QueryJob& job, RowSink& rows);

  private:
    class Database;
    // Opens it, or gives the one that is open already.
    base::Result<Database*> database(const std::string& path);

    EngineLimits limits_;
    std::unique_ptr<Database> open_;
};

}  // namespace datapilot::worker
