#include "worker/engines/postgresql/session.h"

#include <algorithm>
#include <utility>

#include "worker/engines/postgresql/result_reader.h"
#include "worker/engines/server/server_failures.h"
#include "worker/engines/sql_quote.h"

namespace datapilot::worker::postgresql {
namespace {

using namespace std::chrono_literals;

constexpr auto settings =
    "SET client_encoding = 'UTF8';"
    "SET standard_conforming_strings = on;"
    "SET default_transaction_read_only = on;"
    "SET search_path = pg_catalog;"
    "SET DateStyle = 'ISO, YMD';"
    "SET IntervalStyle = 'postgres';"
    "SET bytea_output = 'hex';"
    "SET extra_float_digits = 3;"
    "SET lock_timeout = '3s';"
    "SET idle_in_transaction_session_timeout = '30s'";

// Since PostgreSQL 14, and the second not on every system: a server that does not know them only
// notices later that its client is gone.
constexpr auto settings_of_newer_servers = {
    "SET idle_session_timeout = '15min'",
    "SET client_connection_check_interval = '250ms'",
};

constexpr int first_with_newer_settings = 140'000;

// The server ends a statement by itself, so much before its time is over that its word arrives and
// the session goes on.
constexpr auto time_to_answer = 300ms;
constexpr auto least = 20ms;
// So much after its time a server that said nothing of an attempt has lost it.
constexpr auto grace_of_an_attempt = 1s;
constexpr auto longest = 24h;

// Servers that are nearly PostgreSQL may have no such type.
MoneyForm read_money_form(Link& link, Patience patience) {
    const auto answer = link.run("SELECT CAST(CAST(1 AS money) AS text)", patience);
    if (!answer || !*answer || PQntuples(answer->get()) != 1) return {};
    return money_form(PQgetvalue(answer->get(), 0, 0));
}

}  // namespace

base::Result<Session> Session::open(const workers::ServerDatabase& server,
                                    const std::string& authorities, Patience patience) {
    auto link = Link::open(server, authorities, patience);
    if (!link) return link.error();
    return on(std::move(*link), patience);
}

base::Result<Session> Session::on(Link link, Patience patience) {
    if (auto done = link.run(settings, patience); !done) return done.error();
    if (link.version() >= first_with_newer_settings) {
        for (const char* setting : settings_of_newer_servers) {
            if (auto done = link.run(setting, patience); !done && !link.usable()) {
                return done.error();
            }
        }
    }
    const auto money = read_money_form(link, patience);
    if (!link.usable()) return source_lost("after the login");
    return Session{std::move(link), money};
}

base::Result<ReadOnlyTransaction> ReadOnlyTransaction::begin(Session& session,
                                                             const std::string& time_zone,
                                                             Patience patience) {
    const auto time =
        std::clamp<std::chrono::milliseconds>(patience.left() - time_to_answer, least, longest);
    ReadOnlyTransaction transaction{session, patience};
    const auto begun = session.link_.run(
        "BEGIN READ ONLY; SET LOCAL search_path = pg_catalog; SET LOCAL statement_timeout = " +
            std::to_string(time.count()) + "; SET LOCAL TimeZone = " + quote_literal(time_zone),
        patience);
    if (!begun) return begun.error();
    return transaction;
}

ReadOnlyTransaction::ReadOnlyTransaction(ReadOnlyTransaction&& other) noexcept
    : session_(std::exchange(other.session_, nullptr)), patience_(other.patience_) {}

ReadOnlyTransaction::~ReadOnlyTransaction() {
    // Where it fails, the session tells that it is of no use, and is replaced.
    if (session_ && session_->usable()) {
        static_cast<void>(session_->link_.run("ROLLBACK", patience_));
    }
}

base::Result<void> ReadOnlyTransaction::rows(const std::string& sql, RowSink& sink,
                                             const std::vector<std::string>& parameters) {
    auto& link = session_->link_;
    if (auto done = link.start(sql, parameters, patience_); !done) return done.error();
    return read_rows(link, sink, session_->money_, patience_);
}

base::Result<results::ResultTable> ReadOnlyTransaction::table(
    const std::string& sql, std::size_t width, Cap cap,
    const std::vector<std::string>& parameters) {
    CollectedRows kept{cap};
    if (auto read = rows(sql, kept, parameters); !read) return read.error();
    auto answer = std::move(kept).table();
    if (answer.columns.size() != width) {
        return source_misbehaved("not the columns that were asked for");
    }
    return answer;
}

base::Result<void> ReadOnlyTransaction::allow_attempts(std::chrono::milliseconds time) {
    time_for_an_attempt_ = std::min(time, left());
    const auto done = session_->link_.run(
        "SET LOCAL statement_timeout = " + std::to_string(time_for_an_attempt_.count()) +
            "; SAVEPOINT attempts",
        patience_);
    if (!done) return done.error();
    return {};
}

base::Result<results::ResultTable> ReadOnlyTransaction::attempt(
    const std::string& sql, std::size_t width, Cap cap,
    const std::vector<std::string>& parameters) {
    const auto whole =
        std::exchange(patience_, patience_.within(time_for_an_attempt_ + grace_of_an_attempt));
    auto answer = table(sql, width, cap, parameters);
    patience_ = whole;
    if (!answer && usable()) {
        const auto back = session_->link_.run("ROLLBACK TO SAVEPOINT attempts", patience_);
        if (!back) return back.error();
    }
    return answer;
}

}  // namespace datapilot::worker::postgresql
