#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ai/answering/answer_question.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "definitions/definitions.h"
#include "questions/rule_engine.h"
#include "runtime/task.h"
#include "runtime/temporary_folder.h"
#include "workers/pool.h"

namespace datapilot::command_line {

// What is asked from the shell: CSV files of this machine as the tables of one source, read by a
// worker into a folder of its own and forgotten with it; or a server.
class LocalSource {
  public:
    using Loaded = base::Result<std::unique_ptr<LocalSource>>;

    // The pool must outlive the source. Fails with not_found, and as an upload would.
    static runtime::Task<Loaded> load(workers::Pool* pool, std::vector<std::filesystem::path> files,
                                      workers::ProgressSink progress);

    // A server that the caller may reach, as it is now.
    static runtime::Task<Loaded> connect(workers::Pool* pool, workers::ServerDatabase server);

    // Questions are read with these from now on.
    void define(const definitions::Definitions& definitions);

    ai::answering::Subject subject() const { return {catalog_, rules_}; }
    ai::answering::RunQuery runner() const;
    const workers::IngestReport& report() const { return report_; }

  private:
    // Where the data is, and the only workers that may touch it.
    struct Place {
        workers::Pool* pool;
        workers::WorkerKey key;
        workers::DataLocation data;
        std::unique_ptr<runtime::TemporaryFolder> folder{};  // none for a server
    };

    LocalSource(Place place, workers::IngestReport report, catalog::Catalog catalog);

    static runtime::Task<Loaded> described(Place place, workers::IngestReport report);
    static Place place_for(workers::Pool* pool, const std::vector<std::filesystem::path>& files);

    Place place_;
    workers::IngestReport report_;
    catalog::Catalog catalog_;
    questions::RuleEngine rules_;
};

}  // namespace datapilot::command_line
