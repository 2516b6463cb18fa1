#include "postgres/connection.h"

#include <fcntl.h>
#include <libpq-fe.h>

#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <utility>

#include "postgres/address.h"
#include "postgres/sqlstate.h"
#include "runtime/deadline.h"

namespace datapilot::postgres {
namespace asio = boost::asio;
using asio::posix::stream_descriptor;

namespace {

// The server watches for a client that went away, so that a cancelled statement ends with it.
std::string session_settings(const ConnectionOptions& options) {
    return "-c TimeZone=UTC -c DateStyle=ISO -c client_connection_check_interval=1000"
           " -c statement_timeout=" +
           std::to_string(options.statement_timeout.count()) +
           " -c idle_in_transaction_session_timeout=" +
           std::to_string(options.idle_in_transaction_timeout.count());
}

std::vector<const char*> pointers(const std::vector<std::string>& texts) {
    std::vector<const char*> result;
    result.reserve(texts.size() + 1);
    for (const auto& text : texts) result.push_back(text.c_str());
    result.push_back(nullptr);
    return result;
}

}  // namespace

Connection::Connection(const asio::any_io_executor& executor, ConnectionOptions options)
    : options_(std::move(options)), socket_(executor) {}

Connection::~Connection() {
    PQfinish(connection_);
}

runtime::Task<std::unique_ptr<Connection>> Connection::open(ConnectionOptions options) {
    const auto executor = co_await asio::this_coro::executor;
    const auto limit = options.connect_timeout;
    std::unique_ptr<Connection> connection(new Connection(executor, std::move(options)));
    runtime::Task<void> connecting = connection->connect();
    const bool connected = co_await runtime::with_deadline(limit, std::move(connecting));
    if (!connected) throw Unavailable("no connection in time");
    co_return connection;
}

runtime::Task<void> Connection::connect() {
    ConnectSettings settings = co_await resolved(parse_url(options_.url));
    settings.add("client_encoding", "UTF8");
    settings.add("application_name", "datapilot");
    settings.add("options", session_settings(options_));
    const auto names = pointers(settings.names);
    const auto values = pointers(settings.values);
    connection_ = PQconnectStartParams(names.data(), values.data(), 0);
    if (!connection_) throw Unavailable("out of memory");

    auto next = PGRES_POLLING_WRITING;
    while (next != PGRES_POLLING_OK) {
        if (next == PGRES_POLLING_FAILED || PQstatus(connection_) == CONNECTION_BAD) {
            throw Unavailable(PQerrorMessage(connection_));
        }
        // libpq may have gone on to another address, on another socket of the same number.
        watch_socket();
        co_await wait(next == PGRES_POLLING_READING ? stream_descriptor::wait_read
                                                    : stream_descriptor::wait_write);
        next = PQconnectPoll(connection_);
    }
    watch_socket();
    PQsetnonblocking(connection_, 1);
    // A notice may quote values; by default libpq prints it.
    PQsetNoticeProcessor(
        connection_, [](void*, const char*) {}, nullptr);
}

runtime::Task<Rows> Connection::query(Sql sql, Parameters parameters) {
    runtime::Task<ResultHandle> statement = run(sql, std::move(parameters));
    ResultHandle result = co_await run_in_time(std::move(statement));
    throw_if_refused(result.get());
    co_return Rows{std::move(result)};
}

runtime::Task<Attempt<Rows>> Connection::attempt(Sql sql, Parameters parameters) {
    runtime::Task<ResultHandle> statement = run(sql, std::move(parameters));
    ResultHandle result = co_await run_in_time(std::move(statement));
    if (auto violation = violation_of(result.get())) co_return std::move(*violation);
    throw_if_refused(result.get());
    co_return Rows{std::move(result)};
}

runtime::Task<void> Connection::begin(std::optional<base::TenantId> tenant) {
    runtime::Task<ResultHandle> statements = run_begin(std::move(tenant));
    const ResultHandle result = co_await run_in_time(std::move(statements));
    throw_if_refused(result.get());
}

runtime::Task<void> Connection::run_script(Sql script) {
    runtime::Task<ResultHandle> statement = run_whole(script);
    const ResultHandle result = co_await run_in_time(std::move(statement));
    throw_if_refused(result.get());
}

std::string Connection::scram_verifier(const std::string& user, const std::string& password) {
    const std::unique_ptr<char, decltype(&PQfreemem)> verifier(
        PQencryptPasswordConn(connection_, password.c_str(), user.c_str(), "scram-sha-256"),
        PQfreemem);
    if (!verifier) throw Unavailable(PQerrorMessage(connection_));
    return verifier.get();
}

bool Connection::usable() const {
    return !busy_ && PQstatus(connection_) == CONNECTION_OK;
}

bool Connection::in_transaction() const {
    return PQtransactionStatus(connection_) != PQTRANS_IDLE;
}

// The server's own timeout comes first; this one is for a server that does not answer at all.
runtime::Task<ResultHandle> Connection::run_in_time(runtime::Task<ResultHandle> statement) {
    const auto limit = options_.statement_timeout + std::chrono::seconds{1};
    busy_ = true;
    std::optional<ResultHandle> result =
        co_await runtime::with_deadline(limit, std::move(statement));
    if (!result) throw Unavailable("no answer in time");
    busy_ = false;
    co_return std::move(*result);
}

runtime::Task<ResultHandle> Connection::run(Sql sql, Parameters parameters) {
    ResultHandle failure = co_await prepare(sql);
    if (failure) co_return failure;
    send(sql, parameters);
    co_return co_await outcome();
}

runtime::Task<ResultHandle> Connection::run_begin(std::optional<base::TenantId> tenant) {
    constexpr Sql begin{"BEGIN"};
    constexpr Sql set_tenant{"SELECT set_config('app.tenant_id', $1, true)"};
    if (!tenant) co_return co_await run(begin, {});
    for (const auto& sql : {begin, set_tenant}) {
        ResultHandle failure = co_await prepare(sql);
        if (failure) co_return failure;
    }
    expect(PQenterPipelineMode(connection_) == 1);
    send(begin, {});
    send(set_tenant, {Parameter{*tenant}});
    expect(PQpipelineSync(connection_) == 1);
    ResultHandle result = co_await outcome();
    expect(PQexitPipelineMode(connection_) == 1);
    co_return result;
}

runtime::Task<ResultHandle> Connection::prepare(Sql sql) {
    if (prepared_.contains(sql.text())) co_return nullptr;
    std::string name = "s" + std::to_string(prepared_.size());
    expect(PQsendPrepare(connection_, name.c_str(), sql.text(), 0, nullptr) == 1);
    ResultHandle result = co_await outcome();
    expect(result != nullptr);
    if (failed(result.get())) co_return result;
    prepared_.emplace(sql.text(), std::move(name));
    co_return nullptr;
}

void Connection::send(Sql prepared, const Parameters& parameters) {
    std::vector<const char*> values;
    values.reserve(parameters.size());
    for (const auto& parameter : parameters) values.push_back(parameter.text());
    expect(PQsendQueryPrepared(connection_, prepared_.at(prepared.text()).c_str(),
                               static_cast<int>(values.size()), values.data(), nullptr, nullptr,
                               0) == 1);
}

runtime::Task<ResultHandle> Connection::run_whole(Sql script) {
    expect(PQsendQuery(connection_, script.text()) == 1);
    co_return co_await outcome();
}

// Sends what libpq holds, then reads to the end of the answer. The first failure of a script, or of
// statements sent together, is their outcome.
runtime::Task<ResultHandle> Connection::outcome() {
    co_await flush();
    ResultHandle first_failure_or_last;
    for (;;) {
        ResultHandle next = co_await next_result();
        const bool together = PQpipelineStatus(connection_) != PQ_PIPELINE_OFF;
        if (!next && !together) co_return first_failure_or_last;
        if (!next) {  // between two of them
            expect(PQstatus(connection_) == CONNECTION_OK);
            continue;
        }
        if (PQresultStatus(next.get()) == PGRES_PIPELINE_SYNC) co_return first_failure_or_last;
        if (!failed(first_failure_or_last.get())) first_failure_or_last = std::move(next);
    }
}

runtime::Task<void> Connection::flush() {
    for (int left = PQflush(connection_); left != 0; left = PQflush(connection_)) {
        expect(left > 0);
        co_await wait(stream_descriptor::wait_write);
    }
}

// Null at the end of a statement's answer.
runtime::Task<ResultHandle> Connection::next_result() {
    while (PQisBusy(connection_)) {
        co_await wait(stream_descriptor::wait_read);
        expect(PQconsumeInput(connection_) == 1);
    }
    co_return ResultHandle{PQgetResult(connection_)};
}

// The reactor watches a duplicate: libpq closes its own descriptor as soon as it finds the server
// gone, and another socket may get that number while the reactor still knows it.
void Connection::watch_socket() {
    const int duplicate = fcntl(PQsocket(connection_), F_DUPFD_CLOEXEC, 0);
    if (duplicate < 0) throw Unavailable("no descriptor left to watch the connection with");
    socket_.close();
    socket_.assign(duplicate);
}

runtime::Task<void> Connection::wait(stream_descriptor::wait_type what) {
    co_await socket_.async_wait(what, asio::use_awaitable);
}

void Connection::expect(bool done) const {
    if (!done) throw Unavailable(PQerrorMessage(connection_));
}

}  // namespace datapilot::postgres
