#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

struct pg_conn;

namespace datapilot::tests {

// A real PostgreSQL 16 for the tests of one program: started when the first test asks, on a Unix
// socket in a temporary folder, and ended with the program however that ends.
class PostgresServer {
  public:
    static PostgresServer& instance();

    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    std::string owner_url(const std::string& database) const;
    std::string application_url(const std::string& database) const;

    // For tests of what happens when it goes away and comes back.
    void stop();
    void start();

  private:
    PostgresServer();

    std::string url(const std::string& role, const std::string& database) const;
    void migrate_template();
    void end(int signal);

    const TemporaryFolder temporary_;
    const std::filesystem::path folder_ = temporary_.path();
    pid_t process_ = -1;
};

struct SqlError : std::runtime_error {
    SqlError(std::string state, const std::string& message)
        : std::runtime_error(state + " " + message), sqlstate(std::move(state)) {}
    std::string sqlstate;
};

// A plain session, to look at the database from beside the program.
class SqlSession {
  public:
    explicit SqlSession(const std::string& url);

    using Rows = std::vector<std::vector<std::optional<std::string>>>;
    // The rows of the last statement; throws SqlError.
    Rows run(const std::string& sql);

    // The one value of one row.
    std::string value(const std::string& sql);

  private:
    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    std::unique_ptr<pg_conn, Finish> connection_;
};

// A fresh database with the tables of the product, gone with the object.
class Database {
  public:
    Database();
    // A database with nothing in it, for tests of the migrations.
    static Database empty();
    Database(Database&& other) noexcept;
    Database& operator=(Database&&) = delete;
    ~Database();

    std::string owner_url() const;
    std::string application_url() const;

    // Runs SQL as the owner, whom row-level security binds too; throws where it fails.
    void execute(const std::string& sql) const;

  private:
    explicit Database(const std::string& pattern);

    std::string name_;
};

}  // namespace datapilot::tests
