#pragma once

#include <duckdb.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "results/result_table.h"
#include "worker/engines/duckdb/duckdb_engine.h"
#include "worker/engines/duckdb/result_reader.h"

namespace datapilot::worker {

enum class Access { read_only, read_write };

// One DuckDB instance with one connection. Only SQL of our own making, or approved SQL, comes here.
class Connection {
  public:
    // Opens a database file, or an empty one in memory where `path` is empty.
    static base::Result<Connection> open(const std::string& path, Access access,
                                         const EngineLimits& limits);
    Connection(Connection&&) noexcept = default;
    Connection& operator=(Connection&&) noexcept = default;

    // No files, no other database, no change of settings from here on: for good.
    base::Result<void> lock();
    base::Result<void> run(const std::string& sql);
    // Runs one statement and gives its rows away.
    base::Result<void> rows(const std::string& sql, RowSink& sink,
                            const std::vector<std::string>& parameters = {});
    // The same, and keeps them as far as the cap lets.
    base::Result<results::ResultTable> rows(const std::string& sql, Cap cap,
                                            const std::vector<std::string>& parameters = {});

    // How many rows of tables the last rows() read, if it ran to its end; the connection must be
    // locked. What DuckDB knows without reading, as the size of a table, counts for nothing.
    std::int64_t rows_scanned() const;

  private:
    struct Close {
        void operator()(duckdb_database database) const { duckdb_close(&database); }
        void operator()(duckdb_connection connection) const { duckdb_disconnect(&connection); }
    };
    using Database = std::unique_ptr<_duckdb_database, Close>;
    using Handle = std::unique_ptr<_duckdb_connection, Close>;

    Connection(Database database, Handle handle);

    Database database_;
    Handle handle_;
};

}  // namespace datapilot::worker
