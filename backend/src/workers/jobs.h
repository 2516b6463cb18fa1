#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "catalog/catalog.h"
#include "results/result_table.h"
#include "workers/data_location.h"
#include "workers/schema_reading.h"

// What serve asks of a worker and what it gets back; both sides include this, neither does I/O
// here.
namespace datapilot::workers {

// A file that was received, and the name its sender gave it (hostile text: only shown, never
// opened).
struct ReceivedFile {
    std::string path;
    std::string original_name;
};

// Reads files into tables of a new DuckDB database; the database appears whole or not at all.
struct IngestJob {
    std::vector<ReceivedFile> files;
    std::string database_path;
};

struct IngestWarning {
    std::string code;  // stable: "rows_skipped", "mixed_types", "duplicate_headers_renamed", …
    base::Text message;
};

struct IngestedTable {
    std::string table;  // as in the catalog
    std::string original_name;
    std::string encoding;   // "utf-8", "utf-8-bom", "windows-1252"
    std::string separator;  // ",", ";", "\t", "|"
    std::int64_t row_count = 0;
    std::vector<IngestWarning> warnings{};
};

struct IngestReport {
    std::vector<IngestedTable> tables;
};

// Reads tables, columns, values and relationships of what is at the location.
struct DescribeJob {
    DataLocation location;
    std::int64_t values_per_column = 2000;  // at most; past it only the most frequent are kept
};

// How far a job is.
struct Progress {
    double part = 0;                        // from 0 to 1
    std::optional<SchemaReading> schema{};  // where it reads one
    bool operator==(const Progress&) const = default;
};

struct PreviewJob {
    DataLocation location;
    std::string table;  // as the catalog names it
    std::int64_t rows = 50;
};

// Runs SQL that nobody approved yet: the guard in the worker parses it, and refuses or runs it.
struct QueryJob {
    DataLocation location;
    std::string sql;
    // Of the instants that a server shows and groups by; files have none.
    std::string time_zone = "Europe/Paris";
    std::int64_t row_cap = 10'000;
    std::int64_t byte_cap = 16 << 20;
};

struct QueryOutcome {
    results::ResultTable table;
    std::chrono::microseconds sql_time{};  // inside the engine
    std::optional<std::int64_t> rows_scanned{};
};

// Logs in to a customer's server, looks around, and leaves.
struct TestJob {
    ServerDatabase server;
};

// In the order in which they happen. Serve itself does `name`, and what of `network` is a
// question of addresses.
enum class ConnectionStep { name, network, tls, login, database, rights };
enum class StepOutcome { passed, warned, failed, not_reached };

struct ConnectionCheck {
    ConnectionStep step{};
    StepOutcome outcome = StepOutcome::not_reached;
    base::Text message{};  // what was found and, unless it passed, what to do
};

// One check a step, in their order; none after the one that failed has passed.
struct ConnectionReport {
    std::vector<ConnectionCheck> checks;
    std::string server_version{};      // as it calls itself, e.g. "PostgreSQL 16.4"
    std::string read_only_role_sql{};  // makes a role that can only read; empty where this one is
};

}  // namespace datapilot::workers
