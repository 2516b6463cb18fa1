#include "support/mariadb_server.h"

#include <fcntl.h>
#include <mysql.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace datapilot::tests {
namespace {

constexpr auto start_limit = std::chrono::seconds{60};
constexpr int ports_tried = 5;

// Nobody listens there now.
std::uint16_t free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{
        .sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

std::string next_name() {
    static int made = 0;
    return "test_" + std::to_string(++made);
}

bool answers(const std::filesystem::path& socket) {
    try {
        const MariadbSession session{socket};
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

}  // namespace

MariadbSession::MariadbSession(const std::filesystem::path& socket, const std::string& database)
    : connection_(mysql_init(nullptr)) {
    mysql_options(connection_.get(), MYSQL_SET_CHARSET_NAME, "utf8mb4");
    if (!mysql_real_connect(connection_.get(), nullptr, "root", "",
                            database.empty() ? nullptr : database.c_str(), 0, socket.c_str(),
                            CLIENT_MULTI_STATEMENTS)) {
        throw std::runtime_error(mysql_error(connection_.get()));
    }
}

void MariadbSession::Close::operator()(st_mysql* connection) const {
    mysql_close(connection);
}

MariadbSession::Rows MariadbSession::run(const std::string& sql) {
    auto* connection = connection_.get();
    const auto check = [connection](bool ok) {
        if (!ok) throw std::runtime_error(mysql_error(connection));
    };
    check(mysql_real_query(connection, sql.data(), sql.size()) == 0);
    Rows rows;
    for (int next = 0; next == 0; next = mysql_next_result(connection)) {
        rows.clear();
        const std::unique_ptr<MYSQL_RES, decltype(&mysql_free_result)> result(
            mysql_store_result(connection), mysql_free_result);
        check(result != nullptr || mysql_field_count(connection) == 0);
        if (!result) continue;
        while (const auto* row = mysql_fetch_row(result.get())) {
            const auto* lengths = mysql_fetch_lengths(result.get());
            auto& cells = rows.emplace_back(mysql_num_fields(result.get()));
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (row[i] != nullptr) cells[i] = std::string(row[i], lengths[i]);
            }
        }
    }
    check(mysql_errno(connection) == 0);
    return rows;
}

std::string MariadbSession::value(const std::string& sql) {
    return run(sql).at(0).at(0).value();
}

MariadbServer& MariadbServer::instance() {
    static MariadbServer server;
    return server;
}

MariadbServer::MariadbServer() {
    for (int tried = 0; tried < ports_tried; ++tried) {
        if (start()) return;
    }
    throw std::runtime_error("MariaDB did not start: see " + (temporary_.path() / "log").string());
}

MariadbServer::~MariadbServer() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

// False where it ended, as it does where another took the port meanwhile.
bool MariadbServer::start() {
    const std::string script = DATAPILOT_REPOSITORY "/tools/mariadb";
    const std::string log = temporary_.path() / "log";
    port_ = free_port();
    process_ = ::fork();
    if (process_ == 0) {
        const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
        ::dup2(output, STDOUT_FILENO);
        ::dup2(output, STDERR_FILENO);
        ::execl(script.c_str(), script.c_str(), "start", temporary_.path().c_str(),
                std::to_string(port_).c_str(), nullptr);
        ::_exit(127);
    }
    const auto limit = std::chrono::steady_clock::now() + start_limit;
    while (!answers(temporary_.path() / "server.sock")) {
        if (::waitpid(process_, nullptr, WNOHANG) == process_) return false;
        if (std::chrono::steady_clock::now() > limit) {
            throw std::runtime_error("MariaDB takes too long to start: see " + log);
        }
        ::poll(nullptr, 0, 20);
    }
    return true;
}

std::string MariadbServer::ca_certificate() const {
    std::stringstream text;
    text << std::ifstream{temporary_.path() / "ca.pem"}.rdbuf();
    return text.str();
}

MariadbSession MariadbServer::owner(const std::string& database) const {
    return MariadbSession{temporary_.path() / "server.sock", database};
}

void MariadbServer::run_script(const std::filesystem::path& file) const {
    const auto command = "mariadb --no-defaults --user=root --socket='" +
                         (temporary_.path() / "server.sock").string() + "' <'" + file.string() +
                         "'";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

MariadbDatabase::MariadbDatabase() : name_(next_name()) {
    auto owner = MariadbServer::instance().owner();
    owner.run("CREATE DATABASE " + name_ + " CHARACTER SET utf8mb4");
    owner.run("CREATE USER '" + reader() + "'@'127.0.0.1' IDENTIFIED BY 'mot de passe d''essai'");
    owner.run("GRANT SELECT, SHOW VIEW ON " + name_ + ".* TO '" + reader() + "'@'127.0.0.1'");
}

MariadbDatabase::~MariadbDatabase() {
    try {
        auto owner = MariadbServer::instance().owner();
        owner.run("DROP DATABASE " + name_);
        owner.run("DROP USER '" + reader() + "'@'127.0.0.1'");
    } catch (const std::runtime_error&) {
        // The server ends with the program, and its databases with it.
    }
}

workers::ServerDatabase MariadbDatabase::location() const {
    return {.dialect = catalog::Dialect::mysql,
            .host = "127.0.0.1",
            .address = "127.0.0.1",
            .port = MariadbServer::instance().port(),
            .database = name_,
            .user = reader(),
            .password = password(),
            .tls = {workers::TlsMode::disable, ""}};
}

}  // namespace datapilot::tests
