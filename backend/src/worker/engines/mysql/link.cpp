#include "worker/engines/mysql/link.h"

#include <arpa/inet.h>
#include <mysqld_error.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "worker/engines/mysql/failure.h"
#include "worker/engines/mysql/link_options.h"
#include "worker/engines/mysql/tls_identity.h"
#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::mysql {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds time_to_open{10'000};
constexpr milliseconds time_to_cancel{500};
constexpr int rows_between_looks = 256;

struct FreeResult {
    void operator()(MYSQL_RES* result) const { mysql_free_result(result); }
};
using MysqlResult = std::unique_ptr<MYSQL_RES, FreeResult>;

struct CloseStatement {
    void operator()(MYSQL_STMT* statement) const { mysql_stmt_close(statement); }
};

std::vector<Field> fields_of(MYSQL_RES* result) {
    std::vector<Field> fields;
    for (unsigned i = 0; i < mysql_num_fields(result); ++i) {
        const auto& field = *mysql_fetch_field_direct(result, i);
        fields.push_back({.name = field.name,
                          .schema = field.db ? field.db : "",
                          .type = field.type,
                          .flags = field.flags,
                          .charset = field.charsetnr,
                          .length = field.length,
                          .decimals = field.decimals});
    }
    return fields;
}

void read_row(MYSQL_RES* result, MYSQL_ROW cells, RawRow& row) {
    const auto* lengths = mysql_fetch_lengths(result);
    for (std::size_t i = 0; i < row.size(); ++i) {
        row[i].reset();
        if (cells[i]) row[i] = std::string_view{cells[i], lengths[i]};
    }
}

}  // namespace

void CloseConnection::operator()(MYSQL* connection) const {
    mysql_close(connection);
}

Link::Link(Connection connection, workers::ServerDatabase server, std::string fingerprint)
    : connection_(std::move(connection)),
      server_(std::move(server)),
      fingerprint_(std::move(fingerprint)) {}

base::Result<Link> Link::open(const workers::ServerDatabase& server, const Patience& patience) {
    if (!is_number(server.address)) return source_unreachable("the address is no number");
    const auto opening = patience.within(time_to_open);
    std::string fingerprint;
    if (server.tls.mode != workers::TlsMode::disable) {
        auto found = certificate_fingerprint(server, opening);
        if (!found) return found.error();
        fingerprint = std::move(*found);
    }
    return open(server, std::move(fingerprint), opening);
}

base::Result<Link> Link::open(const workers::ServerDatabase& server, std::string fingerprint,
                              const Patience& patience) {
    Connection connection{mysql_init(nullptr)};
    if (!connection) throw std::bad_alloc{};
    set_options(connection.get(), fingerprint, patience.left());
    Link link{std::move(connection), server, std::move(fingerprint)};
    if (const auto logged_in = link.log_in(patience); !logged_in) return logged_in.error();
    return link;
}

base::Result<void> Link::log_in(const Patience& patience) {
    auto* connection = connection_.get();
    const auto opened = drive<MYSQL*>(
        patience,
        [&](MYSQL** result) {
            return mysql_real_connect_start(result, connection, server_.address.c_str(),
                                            server_.user.c_str(), server_.password.c_str(),
                                            server_.database.c_str(), server_.port, nullptr, 0);
        },
        [&](MYSQL** result, int status) {
            return mysql_real_connect_cont(result, connection, status);
        });
    if (!opened) {
        usable_ = false;
        ::shutdown(mysql_get_socket(connection), SHUT_RDWR);
        return source_unreachable("no answer in time: login");
    }
    if (!*opened) return opening_failure(connection, server_);
    forbid_files(connection);
    if (!fingerprint_.empty() && !mysql_get_ssl_cipher(connection)) {
        return source_tls_failed("the link is not encrypted");
    }
    return {};
}

template <class T, class Start, class Continue>
std::optional<T> Link::drive(const Patience& patience, Start start, Continue go_on) {
    T result{};
    int wanted = start(&result);
    while (wanted != 0) {
        const auto happened = wait(wanted, patience);
        if (!happened) return std::nullopt;
        wanted = go_on(&result, *happened);
    }
    return result;
}

std::optional<int> Link::wait(int wanted, const Patience& patience) const {
    short events = 0;
    if (wanted & MYSQL_WAIT_READ) events |= POLLIN;
    if (wanted & MYSQL_WAIT_WRITE) events |= POLLOUT;
    if (wanted & MYSQL_WAIT_EXCEPT) events |= POLLPRI;
    const auto outcome = patience.wait_for(mysql_get_socket(connection_.get()), events);
    if (outcome != Patience::Outcome::ready) return std::nullopt;
    // Whichever happened: the call tries again, and waits again where it must.
    return wanted & ~MYSQL_WAIT_TIMEOUT;
}

base::Result<void> Link::send(const std::string& sql, const Patience& patience) {
    auto* connection = connection_.get();
    usable_ = false;
    const auto sent = drive<int>(
        patience,
        [&](int* result) {
            return mysql_real_query_start(result, connection, sql.data(), sql.size());
        },
        [&](int* result, int status) { return mysql_real_query_cont(result, connection, status); });
    if (!sent) return interrupted(patience);
    if (*sent != 0) return failure();
    return {};
}

base::Result<void> Link::run(const std::string& sql, const Patience& patience) {
    if (const auto sent = send(sql, patience); !sent) return sent.error();
    if (mysql_field_count(connection_.get()) != 0 || mysql_more_results(connection_.get())) {
        return source_misbehaved("rows where none were asked for");
    }
    usable_ = true;
    return {};
}

base::Result<std::vector<Field>> Link::prepare(const std::string& sql, const Patience& patience) {
    auto* connection = connection_.get();
    const std::unique_ptr<MYSQL_STMT, CloseStatement> statement{mysql_stmt_init(connection)};
    if (!statement) throw std::bad_alloc{};
    usable_ = false;
    const auto prepared = drive<int>(
        patience,
        [&](int* result) {
            return mysql_stmt_prepare_start(result, statement.get(), sql.data(), sql.size());
        },
        [&](int* result, int status) {
            return mysql_stmt_prepare_cont(result, statement.get(), status);
        });
    if (!prepared) return interrupted(patience);
    if (*prepared != 0) {
        const auto number = mysql_stmt_errno(statement.get());
        usable_ = !is_of_client(number);
        return statement_failure(number, mysql_stmt_error(statement.get()), server_);
    }
    usable_ = true;
    const MysqlResult columns{mysql_stmt_result_metadata(statement.get())};
    if (!columns) return std::vector<Field>{};
    return fields_of(columns.get());
}

base::Result<void> Link::query(const std::string& sql, const TakeFields& take_fields,
                               const TakeRow& take, const Patience& patience) {
    auto* connection = connection_.get();
    if (const auto sent = send(sql, patience); !sent) return sent.error();
    const MysqlResult result{mysql_use_result(connection)};
    if (!result) return source_misbehaved("no rows where some were asked for");
    const auto fields = fields_of(result.get());
    take_fields(fields);
    RawRow row(fields.size());
    for (int seen = 1;; ++seen) {
        const auto cells = drive<MYSQL_ROW>(
            patience, [&](MYSQL_ROW* next) { return mysql_fetch_row_start(next, result.get()); },
            [&](MYSQL_ROW* next, int status) {
                return mysql_fetch_row_cont(next, result.get(), status);
            });
        const bool looks = seen % rows_between_looks == 0;
        if (!cells || (looks && patience.look() != Patience::Outcome::ready)) {
            return interrupted(patience);
        }
        if (!*cells) break;
        read_row(result.get(), *cells, row);
        if (!take(row)) {
            cancel();
            return {};
        }
    }
    if (mysql_errno(connection) != 0) return failure();
    if (mysql_more_results(connection)) return source_misbehaved("a second result");
    usable_ = true;
    return {};
}

base::Error Link::failure() {
    const auto number = mysql_errno(connection_.get());
    usable_ = !is_of_client(number);
    return statement_failure(number, mysql_error(connection_.get()), server_);
}

base::Error Link::interrupted(const Patience& patience) {
    cancel();
    const bool left = patience.look() == Patience::Outcome::hung_up;
    return server_timeout(left ? "nobody waits any more" : "the job's time is over");
}

void Link::cancel() {
    usable_ = false;
    const Patience patience{-1, Patience::Clock::now() + time_to_cancel};
    auto second = open(server_, fingerprint_, patience);
    // Where it cannot be reached, its own time limit ends the query.
    if (second) {
        [[maybe_unused]] const auto killed = second->run(
            "KILL QUERY " + std::to_string(mysql_thread_id(connection_.get())), patience);
    }
    // What would still come is not read, not even to close the connection in good order.
    ::shutdown(mysql_get_socket(connection_.get()), SHUT_RDWR);
}

bool Link::is_mariadb() const {
    return mariadb_connection(connection_.get());
}

std::string Link::server_version() const {
    const std::string version = mysql_get_server_info(connection_.get());
    const auto number = version.substr(0, version.find('-'));
    return cleaned((is_mariadb() ? "MariaDB " : "MySQL ") + number, server_);
}

std::string Link::escaped(std::string_view text) const {
    std::string literal(2 * text.size() + 1, '\0');
    literal.resize(
        mysql_real_escape_string(connection_.get(), literal.data(), text.data(), text.size()));
    return literal;
}

}  // namespace datapilot::worker::mysql
