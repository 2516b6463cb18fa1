#include "worker/engines/mysql/mysql_engine.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "worker/engines/mysql/connection_probe.h"
#include "worker/engines/mysql/schema_reader.h"
#include "worker/engines/server/server_failures.h"
#include "worker/guard/mysql_guard.h"
#include "worker/guard/refusal.h"

namespace datapilot::worker {
namespace {

constexpr auto neutral_time_zone = "UTC";

guard::MysqlFlavour flavour_of(const mysql::Session& session) {
    return session.link().is_mariadb() ? guard::MysqlFlavour::mariadb : guard::MysqlFlavour::mysql;
}

}  // namespace

base::Result<void> MysqlEngine::begin(const workers::ServerDatabase& server,
                                      const std::string& time_zone, const Patience& patience) {
    if (session_ && session_->usable() && server_ == server) {
        auto begun = session_->begin(time_zone, patience);
        if (begun || begun.error().code != base::Errc::source_lost) return begun;
    }
    session_.reset();
    exposed_.reset();
    auto opened = mysql::Session::open(server, patience);
    if (!opened) return opened.error();
    session_.emplace(std::move(*opened));
    server_ = server;
    return session_->begin(time_zone, patience);
}

template <class Answer, class Work>
base::Result<Answer> MysqlEngine::in_transaction(const workers::ServerDatabase& server,
                                                 const std::string& time_zone,
                                                 const Patience& patience, Work work) {
    if (const auto begun = begin(server, time_zone, patience); !begun) return begun.error();
    auto answer = work();
    session_->roll_back(patience);
    if (!answer && answer.error().code == base::Errc::schema_outdated) exposed_.reset();
    return answer;
}

base::Result<const mysql::Exposed*> MysqlEngine::exposed(const Patience& patience) {
    if (!exposed_) {
        auto read = mysql::read_exposed(*session_, *server_, patience);
        if (!read) return read.error();
        exposed_.emplace(std::move(*read));
    }
    return &*exposed_;
}

base::Result<catalog::Catalog> MysqlEngine::describe(const workers::ServerDatabase& server,
                                                     const workers::DescribeJob& job,
                                                     Patience patience,
                                                     const ReadingSink& reading) {
    using catalog::Catalog;
    exposed_.reset();
    return in_transaction<Catalog>(
        server, neutral_time_zone, patience, [&]() -> base::Result<Catalog> {
            const auto allowed = session_->allow_partial_grouping(patience);
            if (!allowed) return allowed.error();
            return mysql::read_catalog(*session_, server, job.values_per_column, patience, reading);
        });
}

base::Result<RowsRead> MysqlEngine::preview(const workers::ServerDatabase& server,
                                            const workers::PreviewJob& job, RowSink& rows,
                                            Patience patience) {
    const auto read = [&]() -> base::Result<RowsRead> {
        const auto known = exposed(patience);
        if (!known) return known.error();
        const auto* relation = (*known)->names.find_by_catalog_name(job.table);
        if (!relation) return no_such_table(job.table);
        const auto allowed = session_->allow_partial_grouping(patience);
        if (!allowed) return allowed.error();
        const auto done = session_->rows("SELECT * FROM " + mysql::quoted_name(relation->schema) +
                                             "." + mysql::quoted_name(relation->name) + " LIMIT " +
                                             std::to_string(job.rows),
                                         rows, patience);
        if (!done) return done.error();
        return RowsRead{};
    };
    return in_transaction<RowsRead>(server, neutral_time_zone, patience, read);
}

// A table that is new since this session looked is looked for once more.
base::Result<guard::ApprovedSql> MysqlEngine::approve(const std::string& sql,
                                                      const Patience& patience) {
    const bool seen_before = exposed_.has_value();
    const guard::UntrustedSql untrusted{sql};
    const auto known = exposed(patience);
    if (!known) return known.error();
    auto approved = guard::MysqlGuard::approve(untrusted, (*known)->tables, flavour_of(*session_));
    if (approved || !seen_before) return approved;
    exposed_.reset();
    const auto newer = exposed(patience);
    if (!newer) return newer.error();
    return guard::MysqlGuard::approve(untrusted, (*newer)->tables, flavour_of(*session_));
}

base::Result<void> MysqlEngine::check_prepared(const guard::ApprovedSql& sql,
                                               const Patience& patience) {
    const auto fields = session_->prepare(sql.text(), patience);
    if (!fields) return fields.error();
    if (fields->empty()) {
        return guard::refusal("seules les lectures (SELECT) sont permises.",
                              "only reading (SELECT) is allowed.", "no columns");
    }
    for (const auto& field : *fields) {
        if (field.schema.empty() || exposed_->tables.is_schema(field.schema)) continue;
        return guard::refusal("elle lit ce qui n'est pas dans cette source.",
                              "it reads what is not in this source.", field.schema);
    }
    return {};
}

// Only full grouping is run, lest a value of any row stand for its group; but the views of a server
// that never asked for it are as they are. Their names are looked for in the text, strings and all.
base::Result<void> MysqlEngine::check_as_views_need(const guard::ApprovedSql& sql,
                                                    const Patience& patience) {
    auto checked = check_prepared(sql, patience);
    const bool may_read_view = std::ranges::any_of(exposed_->views, [&sql](const auto& view) {
        return sql.text().find(view) != std::string::npos;
    });
    if (checked || checked.error().code != base::Errc::query_failed || !may_read_view) {
        return checked;
    }
    if (auto allowed = session_->allow_partial_grouping(patience); !allowed) return allowed;
    return check_prepared(sql, patience);
}

base::Result<RowsRead> MysqlEngine::query(const workers::ServerDatabase& server,
                                          const workers::QueryJob& job, RowSink& rows,
                                          Patience patience) {
    const auto read = [&]() -> base::Result<RowsRead> {
        const auto approved = approve(job.sql, patience);
        if (!approved) return approved.error();
        const auto checked = check_as_views_need(*approved, patience);
        if (!checked) return checked.error();
        const auto start = std::chrono::steady_clock::now();
        const auto done = session_->rows(approved->text(), rows, patience);
        if (!done) return done.error();
        const auto time = std::chrono::steady_clock::now() - start;
        return RowsRead{.sql_time = std::chrono::duration_cast<std::chrono::microseconds>(time)};
    };
    return in_transaction<RowsRead>(server, job.time_zone, patience, read);
}

workers::ConnectionReport MysqlEngine::test(const workers::TestJob& job, Patience patience) {
    return mysql::test_connection(job.server, patience);
}

}  // namespace datapilot::worker
