#pragma once

#include <duckdb.h>

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "results/result_table.h"
#include "worker/engines/row_sink.h"

namespace datapilot::worker {

// Owns what DuckDB put into it.
struct RawResult {
    duckdb_result raw{};

    RawResult() = default;
    ~RawResult() { duckdb_destroy_result(&raw); }
    RawResult(const RawResult&) = delete;
    RawResult& operator=(const RawResult&) = delete;
    base::Error error();
};

std::vector<results::Column> columns_of(duckdb_prepared_statement statement);

// Intervals, lists, structs and the like are shown as DuckDB writes them: the same query with
// those columns cast to text, or nothing where it has none.
std::optional<std::string> in_readable_types(const std::string& sql,
                                             duckdb_prepared_statement statement);

// Runs the statement and reads its rows as they come.
base::Result<void> stream_rows(duckdb_prepared_statement statement,
                               std::vector<results::Column> columns, RowSink& sink);

}  // namespace datapilot::worker
