#include "worker/engines/postgresql/postgresql_engine.h"

#include <algorithm>
#include <utility>

#include "worker/engines/postgresql/catalog_reader.h"
#include "worker/engines/postgresql/exposed_schemas.h"
#include "worker/engines/postgresql/rights.h"
#include "worker/engines/server/certificate_authorities.h"
#include "worker/engines/server/report_builder.h"
#include "worker/engines/server/server_failures.h"
#include "worker/engines/sql_quote.h"
#include "worker/guard/postgresql_guard.h"

namespace datapilot::worker {
namespace {

using postgresql::ReadOnlyTransaction;
using postgresql::Rights;
using postgresql::Session;
using workers::ConnectionStep;

constexpr auto neutral_time_zone = "UTC";

std::string select_all(const guard::ExposedRelation& relation, std::int64_t rows) {
    std::string sql = "SELECT ";
    for (const auto& column : relation.columns) {
        if (&column != &relation.columns.front()) sql += ", ";
        sql += quote_identifier(column);
    }
    return sql + " FROM " + quote_identifier(relation.schema) + "." +
           quote_identifier(relation.name) + " LIMIT " + std::to_string(rows);
}

base::Text listed(const std::vector<base::Text>& texts) {
    base::Text all;
    for (const auto& text : texts) {
        all.french += (all.french.empty() ? "" : ", ") + text.french;
        all.english += (all.english.empty() ? "" : ", ") + text.english;
    }
    return all;
}

void report_rights(ReportBuilder& builder, const Rights& rights, const std::string& database) {
    const auto count = std::to_string(rights.readable_relations);
    if (!rights.beyond_reading.empty()) {
        const auto beyond = listed(rights.beyond_reading);
        builder.warn(
            ConnectionStep::rights,
            {"L'utilisateur peut lire " + count + " tables, mais aussi : " + beyond.french +
                 ". Créez plutôt un utilisateur qui ne peut que lire, avec le SQL proposé.",
             "The user can read " + count + " tables, and also: " + beyond.english +
                 ". Rather make a user that can only read, with the SQL given."});
        builder.report.read_only_role_sql =
            postgresql::read_only_role_sql(database, rights.schemas);
        return;
    }
    builder.pass(ConnectionStep::rights,
                 {"L'utilisateur peut lire " + count + " tables et ne peut rien modifier.",
                  "The user can read " + count + " tables and can change nothing."});
}

}  // namespace

PostgresqlEngine::PostgresqlEngine(std::string temporary_directory)
    : temporary_directory_(std::move(temporary_directory)) {}

base::Result<Session> PostgresqlEngine::open(const workers::ServerDatabase& server,
                                             Patience patience) const {
    return Session::open(server, authorities_file(server.tls, temporary_directory_), patience);
}

base::Result<ReadOnlyTransaction> PostgresqlEngine::begin(const workers::ServerDatabase& server,
                                                          const std::string& time_zone,
                                                          Patience patience) {
    if (session_ && session_->usable() && server_ == server) {
        auto begun = ReadOnlyTransaction::begin(*session_, time_zone, patience);
        if (begun || begun.error().code != base::Errc::source_lost) return begun;
    }
    session_.reset();
    exposed_.reset();
    auto opened = open(server, patience);
    if (!opened) return opened.error();
    session_.emplace(std::move(*opened));
    server_ = server;
    return ReadOnlyTransaction::begin(*session_, time_zone, patience);
}

base::Result<const guard::ExposedSchema*> PostgresqlEngine::exposed(
    ReadOnlyTransaction& transaction) {
    if (!exposed_) {
        auto read = postgresql::read_exposed_schema(transaction, server_->schemas);
        if (!read) return read.error();
        exposed_.emplace(std::move(*read));
    }
    return &*exposed_;
}

// A name that the server does not know was known to it before, or is only a mistake in the query.
base::Error PostgresqlEngine::unknown_name(const workers::ServerDatabase& server,
                                           const base::Error& error, Patience patience) {
    const auto before = std::exchange(exposed_, std::nullopt);
    auto transaction = begin(server, neutral_time_zone, patience);
    if (!transaction) return transaction.error();
    const auto now = exposed(*transaction);
    if (!now) return now.error();
    return before == **now ? server_query_failed(error.detail) : error;
}

base::Result<catalog::Catalog> PostgresqlEngine::describe(const workers::ServerDatabase& server,
                                                          const workers::DescribeJob& job,
                                                          Patience patience,
                                                          const ReadingSink& reading) {
    auto transaction = begin(server, neutral_time_zone, patience);
    if (!transaction) return transaction.error();
    exposed_.reset();
    return postgresql::read_catalog(*transaction, server.schemas, job.values_per_column, reading);
}

// Where what is exposed was seen by an earlier job, a table may be newer than that.
base::Result<guard::ApprovedSql> PostgresqlEngine::approve(ReadOnlyTransaction& transaction,
                                                           const workers::QueryJob& job) {
    const bool seen_before = exposed_.has_value();
    const guard::UntrustedSql sql{job.sql};
    const auto rows = job.row_cap + 1;
    auto known = exposed(transaction);
    if (!known) return known.error();
    auto approved = guard::PostgresqlGuard::approve(sql, **known, rows);
    if (approved || !seen_before) return approved;
    exposed_.reset();
    known = exposed(transaction);
    if (!known) return known.error();
    return guard::PostgresqlGuard::approve(sql, **known, rows);
}

base::Result<RowsRead> PostgresqlEngine::query(const workers::ServerDatabase& server,
                                               const workers::QueryJob& job, RowSink& rows,
                                               Patience patience) {
    auto read = answer(server, job, rows, patience);
    if (read || read.error().code != base::Errc::schema_outdated) return read;
    return unknown_name(server, read.error(), patience);
}

base::Result<RowsRead> PostgresqlEngine::answer(const workers::ServerDatabase& server,
                                                const workers::QueryJob& job, RowSink& rows,
                                                Patience patience) {
    auto transaction = begin(server, job.time_zone, patience);
    if (!transaction) return transaction.error();
    const auto approved = approve(*transaction, job);
    if (!approved) return approved.error();
    const auto started = Patience::Clock::now();
    if (auto read = transaction->rows(approved->text(), rows); !read) return read.error();
    const auto taken = Patience::Clock::now() - started;
    return RowsRead{.sql_time = std::chrono::duration_cast<std::chrono::microseconds>(taken)};
}

base::Result<RowsRead> PostgresqlEngine::preview(const workers::ServerDatabase& server,
                                                 const workers::PreviewJob& job, RowSink& rows,
                                                 Patience patience) {
    auto transaction = begin(server, neutral_time_zone, patience);
    if (!transaction) return transaction.error();
    const auto known = exposed(*transaction);
    if (!known) return known.error();
    const auto* relation = (*known)->find_by_catalog_name(job.table);
    if (!relation) return no_such_table(job.table);
    const auto read = transaction->rows(select_all(*relation, job.rows), rows);
    if (read) return RowsRead{};
    if (read.error().code == base::Errc::schema_outdated) exposed_.reset();
    return read.error();
}

workers::ConnectionReport PostgresqlEngine::test(const workers::TestJob& job, Patience patience) {
    const auto& server = job.server;
    ReportBuilder builder;
    const auto failed = [&](const base::Error& error, ConnectionStep during) {
        builder.fail(error, during, server.tls);
        return std::move(builder.report);
    };
    const auto authorities = authorities_file(server.tls, temporary_directory_);
    auto link = postgresql::Link::open(server, authorities, patience);
    if (!link) return failed(link.error(), ConnectionStep::network);
    builder.report.server_version = link->server_version();
    const auto after_login = patience.within(time_after_login);
    auto opened = Session::on(std::move(*link), after_login);
    if (!opened) return failed(opened.error(), ConnectionStep::database);
    auto transaction = ReadOnlyTransaction::begin(*opened, neutral_time_zone, after_login);
    if (!transaction) return failed(transaction.error(), ConnectionStep::database);
    builder.pass_until(ConnectionStep::rights, server.tls);
    const auto rights = postgresql::read_rights(*transaction, server.schemas);
    if (!rights) return failed(rights.error(), ConnectionStep::rights);
    if (rights->readable_relations == 0) {
        builder.report.read_only_role_sql =
            postgresql::read_only_role_sql(server.database, rights->schemas);
        return failed(source_rights_missing("no relation can be read"), ConnectionStep::rights);
    }
    report_rights(builder, *rights, server.database);
    return std::move(builder.report);
}

}  // namespace datapilot::worker
