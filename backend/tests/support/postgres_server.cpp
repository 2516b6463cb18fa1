#include "support/postgres_server.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <memory>
#include <stdexcept>

#include "postgres/migrations.h"
#include "runtime/run.h"

namespace datapilot::tests {
namespace {

constexpr auto password = "only-for-tests";
constexpr auto start_limit = std::chrono::seconds{60};

std::string next_name() {
    static int made = 0;
    return "test_" + std::to_string(++made);
}

}  // namespace

PostgresServer& PostgresServer::instance() {
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer() {
    start();
    migrate_template();
}

PostgresServer::~PostgresServer() {
    end(SIGQUIT);
}

void PostgresServer::start() {
    const std::string script = DATAPILOT_REPOSITORY "/tools/postgres";
    const std::string log = folder_ / "server.log";
    process_ = fork();
    if (process_ == 0) {
        const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
        setenv("FOREGROUND", "1", 1);
        setenv("DATAPILOT_POSTGRES_PASSWORD", password, 1);
        execl(script.c_str(), script.c_str(), "start", folder_.c_str(), nullptr);
        _exit(127);
    }
    const auto limit = std::chrono::steady_clock::now() + start_limit;
    while (PQping(owner_url("postgres").c_str()) != PQPING_OK) {
        if (waitpid(process_, nullptr, WNOHANG) == process_) {
            process_ = -1;
            throw std::runtime_error("PostgreSQL did not start: see " + log);
        }
        if (std::chrono::steady_clock::now() > limit) {
            throw std::runtime_error("PostgreSQL takes too long to start: see " + log);
        }
        poll(nullptr, 0, 10);
    }
}

void PostgresServer::stop() {
    end(SIGINT);
}

void PostgresServer::end(int signal) {
    if (process_ < 0) return;
    kill(process_, signal);
    waitpid(process_, nullptr, 0);
    process_ = -1;
}

std::string PostgresServer::url(const std::string& role, const std::string& database) const {
    return "postgresql://" + role + ":" + password + "@/" + database + "?host=" + folder_.string();
}

std::string PostgresServer::owner_url(const std::string& database) const {
    return url("datapilot_owner", database);
}

std::string PostgresServer::application_url(const std::string& database) const {
    return url("datapilot_app", database);
}

void PostgresServer::migrate_template() {
    boost::asio::io_context loop;
    postgres::Migrator migrator(owner_url("datapilot"), application_url("datapilot"));
    runtime::run(loop, migrator.migrate());
}

SqlSession::SqlSession(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
    if (PQstatus(connection_.get()) != CONNECTION_OK) {
        throw std::runtime_error(PQerrorMessage(connection_.get()));
    }
}

void SqlSession::Finish::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

SqlSession::Rows SqlSession::run(const std::string& sql) {
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection_.get(), sql.c_str()), PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        const char* sqlstate = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        throw SqlError(sqlstate ? sqlstate : "", PQerrorMessage(connection_.get()));
    }
    Rows rows(static_cast<std::size_t>(PQntuples(result.get())));
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        for (int column = 0; column < PQnfields(result.get()); ++column) {
            auto& cell = rows[static_cast<std::size_t>(row)].emplace_back();
            if (PQgetisnull(result.get(), row, column) == 0) {
                cell = PQgetvalue(result.get(), row, column);
            }
        }
    }
    return rows;
}

std::string SqlSession::value(const std::string& sql) {
    return run(sql).at(0).at(0).value();
}

Database::Database() : Database("datapilot") {}

Database Database::empty() {
    return Database("template0");
}

Database::Database(const std::string& pattern) : name_(next_name()) {
    SqlSession(PostgresServer::instance().owner_url("postgres"))
        .run("CREATE DATABASE " + name_ + " TEMPLATE " + pattern);
}

Database::Database(Database&& other) noexcept : name_(std::exchange(other.name_, {})) {}

Database::~Database() {
    if (name_.empty()) return;
    try {
        SqlSession(PostgresServer::instance().owner_url("postgres"))
            .run("DROP DATABASE " + name_ + " WITH (FORCE)");
    } catch (const std::runtime_error&) {
        // The server ends with the program, and its databases with it.
    }
}

std::string Database::owner_url() const {
    return PostgresServer::instance().owner_url(name_);
}

std::string Database::application_url() const {
    return PostgresServer::instance().application_url(name_);
}

void Database::execute(const std::string& sql) const {
    SqlSession(owner_url()).run(sql);
}

}  // namespace datapilot::tests
