#pragma once

#include "base/result.h"
#include "worker/engines/duckdb/duckdb_engine.h"
#include "workers/jobs.h"

namespace datapilot::worker::ingest {

// Reads the files into tables of a new database beside `job.database_path`, then puts it in place
// in one step: the database is there whole, or as it was before.
// Errors: the file_* codes, too_many_columns, storage_full.
base::Result<workers::IngestReport> ingest_files(const workers::IngestJob& job,
                                                 const EngineLimits& limits,
                                                 const Progress& progress);

}  // namespace datapilot::worker::ingest
