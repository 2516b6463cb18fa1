// DuckDB by itself, as the yardstick of `make bench`: no sandbox, no guard, no network.
//   duckdb_alone query DATABASE SQL TIMES   the SQL, warm, on a read-only connection
//   duckdb_alone read FILE                  a CSV into a table, by DuckDB's own reader
// Prints one JSON object with times in milliseconds.
#include <duckdb.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

[[noreturn]] void fail(const std::string& why) {
    std::fprintf(stderr, "duckdb_alone: %s\n", why.c_str());
    std::exit(1);
}

class Connection {
  public:
    Connection(const char* path, bool read_only) {
        duckdb_config config = nullptr;
        duckdb_create_config(&config);
        duckdb_set_config(config, "threads", "2");
        if (read_only) duckdb_set_config(config, "access_mode", "READ_ONLY");
        char* error = nullptr;
        if (duckdb_open_ext(path, &database_, config, &error) == DuckDBError) fail(error);
        duckdb_destroy_config(&config);
        duckdb_connect(database_, &connection_);
    }
    ~Connection() {
        duckdb_disconnect(&connection_);
        duckdb_close(&database_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // The time until the last row was there.
    double run(const std::string& sql) {
        const auto start = std::chrono::steady_clock::now();
        duckdb_result result;
        if (duckdb_query(connection_, sql.c_str(), &result) == DuckDBError) {
            fail(duckdb_result_error(&result));
        }
        const Milliseconds taken = std::chrono::steady_clock::now() - start;
        duckdb_destroy_result(&result);
        return taken.count();
    }

  private:
    duckdb_database database_ = nullptr;
    duckdb_connection connection_ = nullptr;
};

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out += '\'';
        out += c;
    }
    return out + "'";
}

void measure_query(const char* database, const std::string& sql, int times) {
    Connection connection{database, true};
    connection.run(sql);
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) taken.push_back(connection.run(sql));
    std::ranges::sort(taken);
    const auto at = [&](double share) {
        return taken[static_cast<std::size_t>(share * static_cast<double>(taken.size() - 1))];
    };
    std::printf("{\"p50\":%.3f,\"p99\":%.3f}\n", at(0.5), at(0.99));
}

void measure_read(const char* file) {
    const auto database = std::string{file} + ".alone.duckdb";
    Connection connection{database.c_str(), false};
    const auto taken =
        connection.run("CREATE TABLE alone AS SELECT * FROM read_csv(" + quoted(file) + ")");
    std::printf("{\"ms\":%.1f}\n", taken);
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words{arguments + 1, arguments + count};
    if (words.size() == 4 && words[0] == "query") {
        measure_query(words[1].c_str(), words[2], std::stoi(words[3]));
    } else if (words.size() == 2 && words[0] == "read") {
        measure_read(words[1].c_str());
    } else {
        fail("usage: duckdb_alone query DATABASE SQL TIMES | duckdb_alone read FILE");
    }
}
