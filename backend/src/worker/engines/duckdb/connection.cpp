#include "worker/engines/duckdb/connection.h"

#include <utility>

#include "worker/engines/duckdb/duckdb_error.h"

namespace datapilot::worker {
namespace {

struct DestroyConfig {
    void operator()(duckdb_config config) const { duckdb_destroy_config(&config); }
};
using Config = std::unique_ptr<_duckdb_config, DestroyConfig>;

using Setting = std::pair<const char*, std::string>;

std::vector<Setting> settings_for(Access access, const EngineLimits& limits) {
    std::vector<Setting> settings{
        {"autoinstall_known_extensions", "false"},
        {"autoload_known_extensions", "false"},
        {"allow_community_extensions", "false"},
        {"allow_persistent_secrets", "false"},
        {"threads", std::to_string(limits.threads)},
        {"memory_limit", std::to_string(limits.memory_bytes) + "B"},
    };
    if (access == Access::read_only) settings.emplace_back("access_mode", "READ_ONLY");
    if (!limits.temporary_directory.empty()) {
        settings.emplace_back("temp_directory", limits.temporary_directory);
        settings.emplace_back("max_temp_directory_size",
                              std::to_string(limits.temporary_bytes) + "B");
    } else {
        settings.emplace_back("temp_directory", "");
    }
    return settings;
}

base::Error refused_setting(const char* name) {
    return {base::Errc::internal,
            {"Le moteur de données n'a pas pu démarrer.", "The data engine could not start."},
            std::string{"DuckDB refused the setting "} + name};
}

class PreparedStatement {
  public:
    PreparedStatement() = default;
    ~PreparedStatement() { duckdb_destroy_prepare(&handle_); }
    PreparedStatement(const PreparedStatement&) = delete;
    PreparedStatement& operator=(const PreparedStatement&) = delete;

    base::Result<void> prepare(duckdb_connection connection, const std::string& sql,
                               const std::vector<std::string>& parameters) {
        if (duckdb_prepare(connection, sql.c_str(), &handle_) != DuckDBSuccess) {
            const char* message = duckdb_prepare_error(handle_);
            return error_from_duckdb(error_type_of(message), message ? message : "prepare failed");
        }
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const auto& text = parameters[i];
            if (duckdb_bind_varchar_length(handle_, i + 1, text.data(), text.size()) !=
                DuckDBSuccess) {
                return error_from_duckdb(DUCKDB_ERROR_INVALID_INPUT, "parameter not accepted");
            }
        }
        return {};
    }
    duckdb_prepared_statement get() const { return handle_; }

  private:
    // A failed prepare tells its kind only at the head of its message.
    static duckdb_error_type error_type_of(const char* message) {
        const std::string_view text = message ? message : "";
        if (text.starts_with("Binder Error")) return DUCKDB_ERROR_BINDER;
        if (text.starts_with("Catalog Error")) return DUCKDB_ERROR_CATALOG;
        if (text.starts_with("Conversion Error")) return DUCKDB_ERROR_CONVERSION;
        return DUCKDB_ERROR_INVALID;
    }

    duckdb_prepared_statement handle_ = nullptr;
};

}  // namespace

Connection::Connection(Database database, Handle handle)
    : database_(std::move(database)), handle_(std::move(handle)) {}

base::Result<Connection> Connection::open(const std::string& path, Access access,
                                          const EngineLimits& limits) {
    duckdb_config raw_config = nullptr;
    duckdb_create_config(&raw_config);
    const Config config{raw_config};
    for (const auto& [name, value] : settings_for(access, limits)) {
        if (duckdb_set_config(raw_config, name, value.c_str()) != DuckDBSuccess) {
            return refused_setting(name);
        }
    }
    duckdb_database raw_database = nullptr;
    char* message = nullptr;
    const char* file = path.empty() ? nullptr : path.c_str();
    if (duckdb_open_ext(file, &raw_database, raw_config, &message) != DuckDBSuccess) {
        const std::string detail = message ? message : "open failed";
        duckdb_free(message);
        return error_from_duckdb(DUCKDB_ERROR_IO, detail);
    }
    Database database{raw_database};
    duckdb_connection raw_connection = nullptr;
    if (duckdb_connect(raw_database, &raw_connection) != DuckDBSuccess) {
        return error_from_duckdb(DUCKDB_ERROR_CONNECTION, "connect failed");
    }
    return Connection{std::move(database), Handle{raw_connection}};
}

base::Result<void> Connection::lock() {
    // Counting the rows that are read costs some 0.03 ms a query, the rest of a profile more.
    // External access comes after the temporary directory, the configuration lock last of all.
    for (const char* sql :
         {"SET enable_profiling = 'no_output'",
          "SET custom_profiling_settings = '{\"CUMULATIVE_ROWS_SCANNED\": \"true\"}'",
          "SET TimeZone = 'Europe/Paris'", "SET enable_external_access = false",
          "SET lock_configuration = true"}) {
        if (auto done = run(sql); !done) return done;
    }
    return {};
}

base::Result<void> Connection::run(const std::string& sql) {
    RawResult result;
    if (duckdb_query(handle_.get(), sql.c_str(), &result.raw) != DuckDBSuccess) {
        return result.error();
    }
    return {};
}

base::Result<results::ResultTable> Connection::rows(const std::string& sql, Cap cap,
                                                    const std::vector<std::string>& parameters) {
    CollectedRows kept{cap};
    if (auto read = rows(sql, kept, parameters); !read) return read.error();
    return std::move(kept).table();
}

base::Result<void> Connection::rows(const std::string& sql, RowSink& sink,
                                    const std::vector<std::string>& parameters) {
    PreparedStatement statement;
    if (auto done = statement.prepare(handle_.get(), sql, parameters); !done) return done.error();
    const auto columns = columns_of(statement.get());
    const auto readable = in_readable_types(sql, statement.get());
    if (!readable) return stream_rows(statement.get(), columns, sink);
    PreparedStatement wrapped;
    if (auto done = wrapped.prepare(handle_.get(), *readable, parameters); !done) {
        return done.error();
    }
    return stream_rows(wrapped.get(), columns, sink);
}

std::int64_t Connection::rows_scanned() const {
    const auto profile = duckdb_get_profiling_info(handle_.get());
    if (!profile) return 0;
    auto count = duckdb_profiling_info_get_value(profile, "CUMULATIVE_ROWS_SCANNED");
    if (!count) return 0;
    const auto rows = duckdb_get_int64(count);
    duckdb_destroy_value(&count);
    return rows;
}

}  // namespace datapilot::worker
