#include "support/customer_postgres.h"

#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <stdexcept>
#include <utility>

#include "support/free_port.h"

namespace datapilot::tests {
namespace {

constexpr auto administrator_password = "only-for-tests";

// Root's servers run as nobody, who alone may read the key.
void give_to_server(const std::filesystem::path& path) {
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    if (geteuid() != 0) return;
    const auto* nobody = getpwnam("nobody");
    if (!nobody || chown(path.c_str(), nobody->pw_uid, nobody->pw_gid) != 0) {
        throw std::runtime_error("the key cannot be given to the server");
    }
}

}  // namespace

CustomerPostgres& CustomerPostgres::instance() {
    static CustomerPostgres server;
    return server;
}

CustomerPostgres::CustomerPostgres() : port_(free_port()) {
    certificates_ = std::make_unique<TestCertificates>(folder_.path(), "base.exemple.fr");
    give_to_server(certificates_->key_file);
    const std::string script = DATAPILOT_REPOSITORY "/tools/postgres";
    server_ = std::make_unique<RunningProgram>(
        std::vector<std::string>{script, "start", folder_.path(), std::to_string(port_)},
        Variables{{"FOREGROUND", "1"},
                  {"PATH", "/usr/sbin:/usr/bin:/sbin:/bin"},
                  {"DATAPILOT_POSTGRES_PASSWORD", administrator_password},
                  {"POSTGRES_SETTINGS",
                   "ssl=on ssl_cert_file=" + certificates_->certificate_file.string() +
                       " ssl_key_file=" + certificates_->key_file.string()}});
    server_->wait_for_line("ready to accept connections");
    execute("postgres", "CREATE ROLE lecteur LOGIN PASSWORD 'mot de passe d''essai'");
}

CustomerPostgres::~CustomerPostgres() {
    server_->signal(SIGQUIT);
    server_->wait();
}

std::string CustomerPostgres::url(const std::string& user_and_password,
                                  const std::string& database) const {
    return "postgresql://" + user_and_password + "@127.0.0.1:" + std::to_string(port_) + "/" +
           database + "?sslmode=disable";
}

std::string CustomerPostgres::administrator_url(const std::string& database) const {
    return url(std::string{administrator} + ":" + administrator_password, database);
}

SqlSession CustomerPostgres::session(const std::string& database) const {
    return SqlSession(administrator_url(database));
}

SqlSession CustomerPostgres::reader_session(const std::string& database) const {
    return SqlSession(url("lecteur:mot%20de%20passe%20d'essai", database));
}

void CustomerPostgres::end_sessions(const std::string& database) const {
    reader_session(database).run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'lecteur' "
        "AND datname = current_database() AND pid <> pg_backend_pid()");
}

void CustomerPostgres::load_dump(const std::string& database,
                                 const std::filesystem::path& dump) const {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{
        PQconnectdb(administrator_url(database).c_str()), &PQfinish};
    const auto run = [&](const std::string& sql) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result{
            PQexec(connection.get(), sql.c_str()), &PQclear};
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN &&
            status != PGRES_EMPTY_QUERY) {
            throw std::runtime_error(PQerrorMessage(connection.get()));
        }
        return status == PGRES_COPY_IN;
    };
    std::ifstream file{dump};
    std::string statements;
    bool copies = false;
    for (std::string line; std::getline(file, line);) {
        if (copies && line == "\\.") {
            PQputCopyEnd(connection.get(), nullptr);
            copies = false;
            while (PGresult* end = PQgetResult(connection.get())) PQclear(end);
        } else if (copies) {
            line += '\n';
            PQputCopyData(connection.get(), line.data(), static_cast<int>(line.size()));
        } else if (line.starts_with("COPY ")) {
            run(std::exchange(statements, {}));
            copies = run(line);
        } else {
            statements += line + '\n';
        }
    }
    run(statements);
}

void CustomerPostgres::execute(const std::string& database, const std::string& sql) const {
    session(database).run(sql);
}

std::string CustomerPostgres::create_database(const std::string& encoding) {
    const auto name = "client_" + std::to_string(++databases_);
    execute("postgres", "CREATE DATABASE " + name + " TEMPLATE template0 LOCALE 'C' ENCODING '" +
                            encoding + "'");
    execute(name,
            "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO lecteur;"
            "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO lecteur");
    return name;
}

workers::ServerDatabase CustomerPostgres::location(const std::string& database) const {
    return {.dialect = catalog::Dialect::postgresql,
            .host = "base.exemple.fr",
            .address = "127.0.0.1",
            .port = port_,
            .database = database,
            .user = reader,
            .password = password,
            .tls = {.mode = workers::TlsMode::disable}};
}

}  // namespace datapilot::tests
