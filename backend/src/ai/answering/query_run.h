#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "ai/answering/answer.h"
#include "ai/answering/narrator.h"
#include "base/result.h"
#include "runtime/task.h"
#include "workers/jobs.h"

namespace datapilot::ai::answering {

// Has untrusted SQL approved and run where the data is.
using RunQuery = std::function<runtime::Task<base::Result<workers::QueryOutcome>>(
    std::string sql, std::int64_t row_cap)>;

// An outcome with its rows, its chart and its summary.
struct Ran {
    Outcome outcome;
    std::chrono::microseconds sql_time{};
    std::optional<std::int64_t> rows_scanned{};
};

// Tells of the SQL and runs it. Where the outcome has labels already (of SQL that a model wrote)
// and as many as there are columns, they stay.
runtime::Task<base::Result<Ran>> run_outcome(Outcome outcome, const RunQuery& run,
                                             std::int64_t row_cap, Narrator& narrator);

}  // namespace datapilot::ai::answering
