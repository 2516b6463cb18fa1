#include "worker/engines/mysql/session.h"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include <chrono>
#include <memory>
#include <utility>

#include "worker/engines/mysql/row_reader.h"
#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::mysql {
namespace {

// What the guard's tokens rely on: double quotes are those of text, backslashes escape.
// NO_UNSIGNED_SUBTRACTION: a difference below zero is a number, not an error.
constexpr auto lax_mode =
    "sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,"
    "NO_UNSIGNED_SUBTRACTION'";
// ONLY_FULL_GROUP_BY: rather an error than a value of any row of the group.
constexpr auto strict_mode =
    "sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ENGINE_SUBSTITUTION,NO_UNSIGNED_SUBTRACTION'";

// div_precision_increment: a quotient and an average keep twelve more decimals, not four.
constexpr auto settings =
    "SET SESSION autocommit = 1, lock_wait_timeout = 5, innodb_lock_wait_timeout = 5, "
    "group_concat_max_len = 1048576, div_precision_increment = 12, wait_timeout = 900, "
    "net_write_timeout = 60";

constexpr Cap one_row{2, 1 << 20};
// So much after its time a server that said nothing of a statement has lost it.
constexpr std::chrono::milliseconds grace_of_a_statement{1'000};

std::string offset_today(const std::string& time_zone) {
    const std::unique_ptr<icu::TimeZone> zone{
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(time_zone))};
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<double>(now.count()), false, raw, summer, status);
    const int minutes = (raw + summer) / 60'000;
    return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                       std::abs(minutes) % 60);
}

}  // namespace

base::Result<Session> Session::open(const workers::ServerDatabase& server,
                                    const Patience& patience) {
    auto link = Link::open(server, patience);
    if (!link) return link.error();
    return on(std::move(*link), patience);
}

base::Result<Session> Session::on(Link link, const Patience& patience) {
    for (const auto* statement : {settings, "SET SESSION TRANSACTION READ ONLY"}) {
        if (const auto set = link.run(statement, patience); !set) return set.error();
    }
    return Session{std::move(link)};
}

base::Result<bool> Session::knows_zone(const std::string& time_zone, const Patience& patience) {
    const auto quoted = "'" + link_.escaped(time_zone) + "'";
    const auto known =
        row("SELECT CONVERT_TZ('2025-01-15 12:00:00', '+00:00', " + quoted + ") IS NOT NULL", 1,
            patience);
    if (!known) return known.error();
    return known->front() == results::Cell{std::int64_t{1}};
}

base::Result<std::string> Session::zone_literal(const std::string& time_zone,
                                                const Patience& patience) {
    const auto known = zones_.find(time_zone);
    if (known != zones_.end()) return known->second;
    const auto by_name = knows_zone(time_zone, patience);
    if (!by_name) return by_name.error();
    const auto wanted = *by_name ? time_zone : offset_today(time_zone);
    return zones_.emplace(time_zone, "'" + link_.escaped(wanted) + "'").first->second;
}

base::Result<void> Session::begin(const std::string& time_zone, const Patience& patience) {
    const auto zone = zone_literal(time_zone, patience);
    if (!zone) return zone.error();
    // Before this process gives up, so that the connection stays.
    time_limit_ = patience.left() * 9 / 10;
    const auto limit = time_limit(time_limit_);
    const auto set = link_.run(
        "SET SESSION " + std::string{strict_mode} + ", time_zone = " + *zone + ", " + limit,
        patience);
    if (!set) return set.error();
    return link_.run("START TRANSACTION READ ONLY", patience);
}

std::string Session::time_limit(std::chrono::milliseconds time) const {
    const auto count = std::max<std::int64_t>(time.count(), 1);
    if (!link_.is_mariadb()) return fmt::format("max_execution_time = {}", count);
    return fmt::format("max_statement_time = {}.{:03}", count / 1000, count % 1000);
}

base::Result<results::ResultTable> Session::table(const std::string& sql, std::size_t width,
                                                  Cap cap, const Patience& patience) {
    CollectedRows kept{cap};
    if (auto read = rows(sql, kept, patience); !read) return read.error();
    auto answer = std::move(kept).table();
    if (answer.columns.size() != width) {
        return source_misbehaved("other columns than were asked for");
    }
    return answer;
}

base::Result<results::ResultTable> Session::table(const std::string& sql, std::size_t width,
                                                  Cap cap, std::chrono::milliseconds time,
                                                  const Patience& patience) {
    const auto within = std::min(time, patience.left() * 9 / 10);
    if (within < time_limit_) {
        const auto set = link_.run("SET SESSION " + time_limit(within), patience);
        if (!set) return set.error();
        time_limit_ = within;
    }
    return table(sql, width, cap, patience.within(within + grace_of_a_statement));
}

base::Result<std::vector<results::Cell>> Session::row(const std::string& sql, std::size_t width,
                                                      const Patience& patience) {
    auto answer = table(sql, width, one_row, patience);
    if (!answer) return answer.error();
    if (answer->rows.size() != 1) return source_misbehaved("no row where one was asked for");
    const auto row = answer->rows.front();
    return std::vector<results::Cell>{row.begin(), row.end()};
}

base::Result<void> Session::allow_partial_grouping(const Patience& patience) {
    return link_.run("SET SESSION " + std::string{lax_mode}, patience);
}

// Where it fails, the connection is of no use, and its transaction ends with it.
void Session::roll_back(const Patience& patience) {
    if (!usable()) return;
    [[maybe_unused]] const auto ended = link_.run("ROLLBACK", patience);
}

base::Result<void> Session::rows(const std::string& sql, RowSink& sink, const Patience& patience) {
    RowReader reader{sink};
    const auto read = link_.query(
        sql, [&](const std::vector<Field>& fields) { reader.begin(fields); },
        [&](const RawRow& row) { return reader.add(row); }, patience);
    if (!read) return read.error();
    return reader.end();
}

}  // namespace datapilot::worker::mysql
