// A customer's PostgreSQL server asked by a worker behind its real sandbox.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>

#include "base/sanitizers.h"
#include "support/customer_postgres.h"
#include "support/probe_pool.h"
#include "worker/sandbox/limits.h"
#include "workers/replies_json.h"

namespace datapilot::worker {
namespace {

using namespace std::chrono_literals;
using base::Errc;
using tests::CustomerPostgres;
using workers::ConnectionStep;
using workers::StepOutcome;
using workers::TlsMode;

class PostgresqlWorker : public workers::ProbePool {
  protected:
    static void SetUpTestSuite() {
        database_ = server().create_database();
        server().execute(database_,
                         "CREATE TABLE commandes (id int PRIMARY KEY, montant numeric(12,2));"
                         "INSERT INTO commandes VALUES (1, 12.50), (2, 7.25)");
    }
    void SetUp() override {
        auto real = settings();
        real.arguments = {"real"};
        real.limits.memory_bytes = 512LL << 20;
        open(real);
    }

    static CustomerPostgres& server() { return CustomerPostgres::instance(); }
    static workers::ServerDatabase location() { return server().location(database_); }

    static workers::WorkerKey outbound() {
        return {.tenant = base::TenantId{"acme"},
                .source = base::DataSourceId{"ventes"},
                .directory = "",
                .network = workers::Network::outbound};
    }

    workers::ConnectionReport report(workers::ServerDatabase where) {
        return runtime::run(loop_, pool_->test(outbound(), {std::move(where)}, in(20s))).value();
    }
    base::Result<workers::QueryOutcome> query(std::string sql,
                                              std::chrono::milliseconds time = 20s) {
        return runtime::run(
            loop_,
            pool_->query(outbound(), {.location = location(), .sql = std::move(sql)}, in(time)));
    }
    static std::string queries_on_the_server() {
        return server().reader_session(database_).value(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = 'lecteur' AND state <> 'idle' "
            "AND pid <> pg_backend_pid()");
    }
    static constexpr auto endless =
        "SELECT count(*) FROM generate_series(1, 100000) AS a, generate_series(1, 100000) AS b, "
        "generate_series(1, 100000) AS c";

    // "name passed, network passed, …"
    std::string steps(workers::ServerDatabase where) {
        std::string all;
        for (const auto& check : report(std::move(where)).checks) {
            all += (all.empty() ? "" : ", ") + std::string{workers::name(check.step)} + " " +
                   std::string{workers::name(check.outcome)};
        }
        return all;
    }

    static inline std::string database_;
};

TEST_F(PostgresqlWorker, TestsAConnectionInsideItsSandbox) {
    const auto found = report(location());
    EXPECT_THAT(found.server_version, testing::StartsWith("PostgreSQL 16"));
    EXPECT_EQ(steps(location()),
              "name passed, network passed, tls warned, login passed, database passed, "
              "rights passed");
    EXPECT_EQ(found.read_only_role_sql, "");
}

TEST_F(PostgresqlWorker, EachTlsModeVerifiesWhatItSays) {
    auto where = location();
    const auto good = ", login passed, database passed, rights passed";
    const auto bad = ", login not_reached, database not_reached, rights not_reached";
    const std::string before = "name passed, network passed, tls ";
    where.tls = {TlsMode::require, ""};
    EXPECT_EQ(steps(where), before + "warned" + good);
    where.tls = {TlsMode::verify_full, server().authority()};
    EXPECT_EQ(steps(where), before + "passed" + good);
    where.tls = {TlsMode::verify_full, ""};  // the machine's authorities did not sign it
    EXPECT_EQ(steps(where), before + "failed" + bad);
    where.host = "autre.exemple.fr";
    where.tls = {TlsMode::verify_full, server().authority()};
    EXPECT_EQ(steps(where), before + "failed" + bad);
    where.tls = {TlsMode::verify_ca, server().authority()};
    EXPECT_EQ(steps(where), before + "passed" + good);
    where.tls = {TlsMode::verify_ca, "not a certificate"};
    EXPECT_EQ(steps(where), before + "failed" + bad);
}

TEST_F(PostgresqlWorker, SaysWhichStepFailed) {
    auto where = location();
    where.password = "faux";
    EXPECT_EQ(steps(where),
              "name passed, network passed, tls warned, login failed, database not_reached, "
              "rights not_reached");
    where = location();
    where.database = "nulle_part";
    EXPECT_EQ(steps(where),
              "name passed, network passed, tls warned, login passed, database failed, "
              "rights not_reached");
    where = location();
    where.port = 1;
    EXPECT_EQ(steps(where),
              "name passed, network failed, tls not_reached, login not_reached, "
              "database not_reached, rights not_reached");
    where = location();
    where.schemas = {"ailleurs"};
    EXPECT_EQ(steps(where),
              "name passed, network passed, tls warned, login passed, database passed, "
              "rights failed");
}

TEST_F(PostgresqlWorker, ConnectsOnlyToANumberAndNeverToAFolderOfSockets) {
    for (const std::string host : {"/tmp", "@postgres", "a,b", ""}) {
        auto where = location();
        where.host = host;
        EXPECT_THAT(steps(where), testing::HasSubstr("network failed")) << host;
    }
    for (const std::string address : {"", "localhost", "127.0.0.1,127.0.0.1", "/tmp"}) {
        auto where = location();
        where.address = address;
        EXPECT_THAT(steps(where), testing::HasSubstr("network failed")) << address;
    }
}

TEST_F(PostgresqlWorker, ADatabaseIsNeverReadAsAConnectionString) {
    auto where = location();
    where.database = "dbname=" + database_ + " host=127.0.0.1";
    EXPECT_THAT(steps(where), testing::HasSubstr("database failed"));
}

TEST_F(PostgresqlWorker, WarnsOfAUserThatCanWriteAndGivesTheSqlOfOneThatCannot) {
    auto where = location();
    where.user = CustomerPostgres::administrator;
    where.password = "only-for-tests";
    const auto found = report(where);
    EXPECT_EQ(found.checks.back().outcome, StepOutcome::warned);
    EXPECT_THAT(found.checks.back().message.french, testing::HasSubstr("modifier des données"));
    const auto sql = found.read_only_role_sql;
    EXPECT_THAT(sql, testing::HasSubstr("GRANT SELECT ON ALL TABLES IN SCHEMA \"public\""));
    server().execute(database_, sql);
    where.user = "datapilot_lecture";
    where.password = "<mot de passe>";
    EXPECT_THAT(steps(where), testing::EndsWith("rights passed"));
}

TEST_F(PostgresqlWorker, PreviewsATable) {
    const auto table =
        runtime::run(loop_, pool_->preview(outbound(), {location(), "commandes", 10}, in(20s)));
    ASSERT_TRUE(table) << table.error().detail;
    EXPECT_EQ(table->rows.size(), 2u);
    EXPECT_EQ(table->rows[0][1], results::Cell{results::Decimal{"12.50"}});
    const auto missing =
        runtime::run(loop_, pool_->preview(outbound(), {location(), "pg_class", 10}, in(20s)));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, Errc::not_found);
}

TEST_F(PostgresqlWorker, DescribesAndAnswers) {
    const auto catalog =
        runtime::run(loop_, pool_->describe(outbound(), {.location = location()}, in(20s)));
    ASSERT_TRUE(catalog) << catalog.error().detail;
    EXPECT_EQ(catalog->find("commandes")->row_count, 2);
    const auto outcome = query("SELECT sum(montant) AS total FROM commandes");
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(outcome->table.rows[0][0], results::Cell{results::Decimal{"19.75"}});
    EXPECT_EQ(query("DELETE FROM commandes").error().code, Errc::sql_refused);
}

TEST_F(PostgresqlWorker, AtTheDeadlineNoQueryIsLeftOnTheServerAndTheWorkerGoesOn) {
    ASSERT_TRUE(query("SELECT 1"));
    const auto outcome = query(endless, 2s);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::query_timeout);
    EXPECT_EQ(queries_on_the_server(), "0");
    EXPECT_TRUE(query("SELECT 1"));
    EXPECT_EQ(status().crashed, 0u);
}

TEST_F(PostgresqlWorker, WhenTheClientGoesAwayNoQueryIsLeftOnTheServer) {
    ASSERT_TRUE(query("SELECT 1"));
    boost::asio::cancellation_signal signal;
    std::exception_ptr ended;
    boost::asio::co_spawn(
        loop_, pool_->query(outbound(), {.location = location(), .sql = endless}, in(60s)),
        boost::asio::bind_cancellation_slot(
            signal.slot(), [&](std::exception_ptr failure,
                               const base::Result<workers::QueryOutcome>&) { ended = failure; }));
    while (queries_on_the_server() == "0") loop_.poll();
    signal.emit(boost::asio::cancellation_type::terminal);
    while (!ended) loop_.run_one();
    // The server's own limit is nearly a minute away.
    const auto patience = std::chrono::steady_clock::now() + 5s;
    while (queries_on_the_server() != "0" && std::chrono::steady_clock::now() < patience) {
        loop_.poll();
    }
    EXPECT_EQ(queries_on_the_server(), "0");
}

TEST_F(PostgresqlWorker, AValueTooLargeForAWorkerIsRefusedAndTheNextRequestAnswered) {
    if (base::runs_sanitized) GTEST_SKIP() << sandbox::limits_missing();
    const auto outcome = query(
        "SELECT string_agg(repeat('x', 1000), '') FROM generate_series(1, 100000) AS a, "
        "generate_series(1, 2) AS b");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::query_too_large);
    EXPECT_TRUE(query("SELECT 1"));
}

}  // namespace
}  // namespace datapilot::worker
