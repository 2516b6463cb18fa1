#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/query_outcome.h"
#include "support/temporary_folder.h"
#include "worker/engines/duckdb/duckdb_engine.h"

namespace datapilot::worker {

// For tests: files in a folder of their own, made into a database and asked about.
class TestSource {
  public:
    // A second file of the same name replaces the first.
    void add(const std::string& name, std::string_view content) {
        const auto path = folder() / name;
        std::ofstream{path, std::ios::binary} << content;
        add_file(path);
    }
    void add_file(const std::filesystem::path& path) {
        std::erase_if(files_, [&](const auto& file) { return file.path == path.string(); });
        files_.push_back({path.string(), path.filename().string()});
    }

    base::Result<workers::IngestReport> ingest() {
        return engine_.ingest({.files = files_, .database_path = database()}, [](double) {});
    }
    base::Result<catalog::Catalog> describe() {
        return engine_.describe({workers::FileDatabase{database()}});
    }
    base::Result<workers::QueryOutcome> query(const std::string& sql) {
        return query({.location = workers::FileDatabase{database()}, .sql = sql});
    }
    base::Result<workers::QueryOutcome> query(const workers::QueryJob& job) {
        CollectedRows rows{{job.row_cap, job.byte_cap}};
        return outcome_of(engine_.query(job, rows), std::move(rows));
    }

    DuckdbEngine& engine() { return engine_; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    std::string database() const { return folder() / "source.duckdb"; }

  private:
    tests::TemporaryFolder folder_;
    std::vector<workers::ReceivedFile> files_;
    DuckdbEngine engine_{EngineLimits{}};
};

}  // namespace datapilot::worker
