#include "worker/engines/postgresql/link.h"

#include <poll.h>

#include <array>
#include <utility>

#include "worker/engines/postgresql/allocation.h"
#include "worker/engines/postgresql/failure.h"
#include "worker/engines/postgresql/handshake.h"
#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::postgresql {
namespace {

// libpq holds a message until it is whole: what one row may make it hold.
constexpr std::int64_t most_allocated = 64 << 20;
// Looking at what is allocated takes longer than reading a row, most of which come in one read.
constexpr int reads_between_looks = 16;

bool is_copy(ExecStatusType status) {
    return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

bool is_rows(ExecStatusType status) {
    return status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK ||
           status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

}  // namespace

Link::Link(PgConnection connection, workers::ServerDatabase server)
    : connection_(std::move(connection)), server_(std::move(server)) {}

base::Result<Link> Link::open(const workers::ServerDatabase& server, const std::string& authorities,
                              Patience patience) {
    auto connection = connect(server, authorities, patience);
    if (!connection) return connection.error();
    Link link{std::move(*connection), server};
    if (PQsetnonblocking(link.connection_.get(), 1) != 0) return link.lost();
    return link;
}

base::Error Link::lost() const {
    const std::string_view words = PQerrorMessage(connection_.get());
    auto detail = cleaned(words, server_);
    // libpq's own words, where this process may not hold what the server announces.
    const bool memory = words.find("cannot allocate memory") != words.npos ||
                        words.find("out of memory") != words.npos;
    return memory ? answer_too_large(std::move(detail)) : source_lost(std::move(detail));
}

bool Link::usable() const {
    return PQstatus(connection_.get()) == CONNECTION_OK &&
           PQtransactionStatus(connection_.get()) != PQTRANS_ACTIVE;
}

std::string Link::server_version() const {
    const char* version = PQparameterStatus(connection_.get(), "server_version");
    return "PostgreSQL " + cleaned(version ? version : "", server_);
}

base::Result<void> Link::wait_for(short events, Patience patience) {
    switch (patience.wait_for(PQsocket(connection_.get()), events)) {
        case Patience::Outcome::ready:
            return {};
        case Patience::Outcome::time_is_over:
            return server_timeout("no answer in time");
        case Patience::Outcome::hung_up:
            cancel();
            return server_timeout("nobody waits for the answer");
    }
    return {};
}

// Servers before PostgreSQL 14 do not notice by themselves that their client is gone.
void Link::cancel() {
    const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> request{PQgetCancel(connection_.get()),
                                                                     &PQfreeCancel};
    std::array<char, 256> ignored;
    if (request) PQcancel(request.get(), ignored.data(), ignored.size());
}

base::Result<void> Link::flush(Patience patience) {
    while (true) {
        const int left = PQflush(connection_.get());
        if (left == 0) return {};
        if (left < 0) return lost();
        if (auto done = wait_for(POLLIN | POLLOUT, patience); !done) return done;
        if (PQconsumeInput(connection_.get()) == 0) return lost();
    }
}

base::Result<void> Link::wait_for_answer(Patience patience) {
    std::int64_t allocated_before = 0;
    for (int reads = 1; PQisBusy(connection_.get()) != 0; ++reads) {
        if (auto done = wait_for(POLLIN, patience); !done) return done;
        if (PQconsumeInput(connection_.get()) == 0) return lost();
        if (reads % reads_between_looks != 0) continue;
        const auto allocated = allocated_bytes();
        if (reads == reads_between_looks) allocated_before = allocated;
        if (allocated - allocated_before > most_allocated) {
            return answer_too_large("one message of the server is too large");
        }
    }
    return {};
}

base::Result<void> Link::start(const std::string& sql, const std::vector<std::string>& parameters,
                               Patience patience) {
    std::vector<const char*> values;
    values.reserve(parameters.size());
    for (const auto& parameter : parameters) values.push_back(parameter.c_str());
    const auto sent =
        PQsendQueryParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                          values.data(), nullptr, nullptr, 0);
    if (sent == 0) return lost();
    PQsetSingleRowMode(connection_.get());
    return flush(patience);
}

base::Result<PgAnswer> Link::next(Patience patience) {
    if (auto done = wait_for_answer(patience); !done) return done.error();
    PgAnswer answer{PQgetResult(connection_.get())};
    if (!answer) return answer;
    const auto status = PQresultStatus(answer.get());
    if (is_copy(status)) return source_misbehaved("a copy that was not asked for");
    if (is_rows(status)) return answer;
    drain(patience);
    if (PQstatus(connection_.get()) != CONNECTION_OK && sqlstate(answer.get()).empty()) {
        return lost();
    }
    return failure_of(answer.get(), server_);
}

// What follows a failure, so that the connection can be asked again.
void Link::drain(Patience patience) {
    while (wait_for_answer(patience)) {
        const PgAnswer rest{PQgetResult(connection_.get())};
        if (!rest || is_copy(PQresultStatus(rest.get()))) return;
    }
}

base::Result<PgAnswer> Link::run(const std::string& sql, Patience patience) {
    if (PQsendQuery(connection_.get(), sql.c_str()) == 0) return lost();
    if (auto done = flush(patience); !done) return done.error();
    PgAnswer last;
    while (true) {
        auto answer = next(patience);
        if (!answer) return answer.error();
        if (!*answer) return last;
        last = std::move(*answer);
    }
}

}  // namespace datapilot::worker::postgresql
