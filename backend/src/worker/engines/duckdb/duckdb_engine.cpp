#include "worker/engines/duckdb/duckdb_engine.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "worker/engines/duckdb/catalog_reader.h"
#include "worker/engines/duckdb/connection.h"
#include "worker/engines/sql_quote.h"
#include "worker/guard/duckdb_guard.h"
#include "worker/ingest/ingest_files.h"

namespace datapilot::worker {
namespace {

constexpr Cap table_names_cap{100'000, 64 << 20};

base::Error no_such_table(const std::string& table) {
    return {base::Errc::not_found,
            {"La table « " + table + " » n'existe pas dans cette source.",
             "There is no table “" + table + "” in this source."}};
}

}  // namespace

// An open database, locked, with what the guard needs to know about it.
class DuckdbEngine::Database {
  public:
    static base::Result<std::unique_ptr<Database>> open(const std::string& path,
                                                        const EngineLimits& limits) {
        std::error_code missing;
        const auto written = std::filesystem::last_write_time(path, missing);
        if (missing) {
            return base::Error{base::Errc::not_found,
                               {"Les données de cette source n'existent plus.",
                                "The data of this source no longer exists."},
                               missing.message()};
        }
        auto connection = Connection::open(path, Access::read_only, limits);
        if (!connection) return connection.error();
        if (auto done = connection->lock(); !done) return done.error();
        const auto names = connection->rows(
            "SELECT table_name FROM duckdb_tables() WHERE NOT internal", table_names_cap);
        if (!names) return names.error();
        auto database = std::unique_ptr<Database>{new Database{std::move(*connection)}};
        database->path_ = path;
        database->written_ = written;
        for (const auto& row : names->rows) {
            const auto& name = std::get<std::string>(row[0]);
            database->tables_.insert(name);
            database->keys_.insert(guard::table_key(name));
        }
        return database;
    }

    // The same file, not replaced since it was opened.
    bool is_current(const std::string& path) const {
        std::error_code missing;
        return path == path_ && std::filesystem::last_write_time(path, missing) == written_ &&
               !missing;
    }

    Connection& connection() { return connection_; }
    bool has(const std::string& table) const { return tables_.contains(table); }

    base::Result<void> run(const guard::ApprovedSql& sql, RowSink& rows) {
        return connection_.rows(sql.text(), rows);
    }

    base::Result<guard::ApprovedSql> approve(const guard::UntrustedSql& sql) {
        if (!guard_) {
            auto started = guard::DuckdbGuard::start();
            if (!started) return started.error();
            guard_.emplace(std::move(*started));
        }
        return guard_->approve(sql, keys_);
    }

  private:
    explicit Database(Connection connection) : connection_(std::move(connection)) {}

    std::string path_;
    std::filesystem::file_time_type written_;
    Connection connection_;
    std::set<std::string> tables_;
    std::set<std::string> keys_;
    std::optional<guard::DuckdbGuard> guard_;
};

DuckdbEngine::DuckdbEngine(EngineLimits limits) : limits_(std::move(limits)) {}

DuckdbEngine::~DuckdbEngine() = default;

base::Result<DuckdbEngine::Database*> DuckdbEngine::database(const std::string& path) {
    if (open_ && open_->is_current(path)) return open_.get();
    open_.reset();
    auto opened = Database::open(path, limits_);
    if (!opened) return opened.error();
    open_ = std::move(*opened);
    return open_.get();
}

base::Result<workers::IngestReport> DuckdbEngine::ingest(const workers::IngestJob& job,
                                                         Progress progress) {
    open_.reset();
    return ingest::ingest_files(job, limits_, progress);
}

base::Result<catalog::Catalog> DuckdbEngine::describe(const workers::DescribeJob& job) {
    auto open = database(std::get<workers::FileDatabase>(job.location).path);
    if (!open) return open.error();
    return read_catalog((*open)->connection(), job.values_per_column);
}

base::Result<RowsRead> DuckdbEngine::preview(const workers::PreviewJob& job, RowSink& rows) {
    auto open = database(std::get<workers::FileDatabase>(job.location).path);
    if (!open) return open.error();
    if (!(*open)->has(job.table)) return no_such_table(job.table);
    const auto read =
        (*open)->connection().rows("SELECT * FROM " + quote_identifier(job.table), rows);
    if (!read) return read.error();
    return RowsRead{};
}

base::Result<RowsRead> DuckdbEngine::query(const workers::QueryJob& job, RowSink& rows) {
    auto open = database(std::get<workers::FileDatabase>(job.location).path);
    if (!open) return open.error();
    const auto approved = (*open)->approve(guard::UntrustedSql{job.sql});
    if (!approved) return approved.error();
    const auto started = std::chrono::steady_clock::now();
    if (const auto done = (*open)->run(*approved, rows); !done) return done.error();
    const auto taken = std::chrono::steady_clock::now() - started;
    RowsRead read{.sql_time = std::chrono::duration_cast<std::chrono::microseconds>(taken)};
    if (!rows.truncated()) read.rows_scanned = (*open)->connection().rows_scanned();
    return read;
}

}  // namespace datapilot::worker
