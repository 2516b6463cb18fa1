#pragma once

#include <boost/asio/posix/stream_descriptor.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "postgres/failure.h"
#include "postgres/parameter.h"
#include "postgres/rows.h"
#include "postgres/sql.h"
#include "runtime/task.h"

struct pg_conn;

namespace datapilot::postgres {

struct ConnectionOptions {
    std::string url;
    std::chrono::milliseconds connect_timeout{3'000};
    std::chrono::milliseconds statement_timeout{5'000};
    std::chrono::milliseconds idle_in_transaction_timeout{10'000};
};

// One session with PostgreSQL, for one statement at a time. A statement that was abandoned in the
// middle (a cancellation, a deadline) leaves a connection that is not usable() any more.
class Connection {
  public:
    // Throws Unavailable.
    static runtime::Task<std::unique_ptr<Connection>> open(ConnectionOptions options);

    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Throws Unavailable or StatementRefused. A statement is prepared once a connection.
    runtime::Task<Rows> query(Sql sql, Parameters parameters);
    runtime::Task<Attempt<Rows>> attempt(Sql sql, Parameters parameters);

    // Begins a transaction; where there is a tenant, one that sees its rows alone. One exchange.
    runtime::Task<void> begin(std::optional<base::TenantId> tenant);

    // Several statements at once, without parameters, as a migration has them.
    runtime::Task<void> run_script(Sql script);

    // What PostgreSQL keeps of a password, so that the password itself does not reach its logs.
    std::string scram_verifier(const std::string& user, const std::string& password);

    bool usable() const;
    bool in_transaction() const;

  private:
    Connection(const boost::asio::any_io_executor& executor, ConnectionOptions options);

    runtime::Task<void> connect();
    runtime::Task<ResultHandle> run(Sql sql, Parameters parameters);
    runtime::Task<ResultHandle> run_begin(std::optional<base::TenantId> tenant);
    // The failure of what the server could not prepare.
    runtime::Task<ResultHandle> prepare(Sql sql);
    void send(Sql prepared, const Parameters& parameters);
    runtime::Task<ResultHandle> run_in_time(runtime::Task<ResultHandle> statement);
    runtime::Task<ResultHandle> run_whole(Sql script);
    runtime::Task<ResultHandle> outcome();
    runtime::Task<void> flush();
    runtime::Task<ResultHandle> next_result();
    runtime::Task<void> wait(boost::asio::posix::stream_descriptor::wait_type what);
    void watch_socket();
    void expect(bool done) const;

    ConnectionOptions options_;
    pg_conn* connection_ = nullptr;
    boost::asio::posix::stream_descriptor socket_;
    std::unordered_map<const char*, std::string> prepared_;
    bool busy_ = false;
};

}  // namespace datapilot::postgres
