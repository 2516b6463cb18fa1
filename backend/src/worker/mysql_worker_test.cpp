// A customer's MariaDB server asked by a worker behind its real sandbox.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>

#include "support/mariadb_pool.h"
#include "workers/replies_json.h"

namespace datapilot::worker {
namespace {

using namespace std::chrono_literals;
using base::Errc;
using results::Cell;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using workers::ConnectionStep;
using workers::StepOutcome;
using workers::TlsMode;

class MysqlWorker : public tests::MariadbPool {
  protected:
    static void SetUpTestSuite() {
        database_ = std::make_unique<tests::MariadbDatabase>();
        database_->execute(
            "CREATE TABLE commandes (id INT PRIMARY KEY, montant DECIMAL(12,2), statut "
            "VARCHAR(20)); INSERT INTO commandes VALUES (1, 12.50, 'payée'), (2, 7.25, NULL)");
    }
    static void TearDownTestSuite() { database_.reset(); }

    static workers::ServerDatabase location() { return database_->location(); }

    workers::ConnectionReport report(workers::ServerDatabase where) {
        return runtime::run(loop_, pool_->test(outbound(), {std::move(where)}, in(20s))).value();
    }
    // "name passed, network passed, …"
    std::string steps(workers::ServerDatabase where) {
        std::string all;
        for (const auto& check : report(std::move(where)).checks) {
            all += (all.empty() ? "" : ", ") + std::string{workers::name(check.step)} + " " +
                   std::string{workers::name(check.outcome)};
        }
        return all;
    }

    static std::string queries_on_the_server() {
        return tests::MariadbServer::instance().owner().value(
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER = '" +
            database_->reader() + "' AND COMMAND <> 'Sleep'");
    }

    // The server ends a query that was killed at its next look, long before its own limit would.
    static bool the_server_gets_idle() {
        const auto patience = std::chrono::steady_clock::now() + 10s;
        while (queries_on_the_server() != "0") {
            if (std::chrono::steady_clock::now() > patience) return false;
        }
        return true;
    }

    static inline std::unique_ptr<tests::MariadbDatabase> database_;
};

// Long enough for every test to end it.
constexpr auto endless =
    "SELECT COUNT(*) FROM commandes a, commandes b, commandes c, commandes d, commandes e, "
    "commandes f, commandes g, commandes h, commandes i, commandes j, commandes k, commandes l, "
    "commandes m, commandes n, commandes o, commandes p, commandes q, commandes r, commandes s, "
    "commandes t, commandes u, commandes v, commandes w, commandes x, commandes y, commandes z, "
    "commandes a2, commandes b2, commandes c2, commandes d2, commandes e2, commandes f2, "
    "commandes g2, commandes h2, commandes i2, commandes j2 WHERE MD5(a.id) <> CONCAT(j2.id, "
    "i2.id, h2.id)";

TEST_F(MysqlWorker, AnswersAQueryInsideItsSandbox) {
    const auto outcome =
        query(location(),
              "SELECT statut, SUM(montant) AS total FROM commandes GROUP BY statut "
              "ORDER BY total DESC");
    ASSERT_TRUE(outcome) << outcome.error().message.english << outcome.error().detail;
    const auto& table = outcome->table;
    EXPECT_EQ(table.columns[1].name, "total");
    EXPECT_EQ(table.columns[1].type, results::ColumnType::decimal);
    EXPECT_EQ(table.rows[0], (std::vector<Cell>{std::string{"payée"}, results::Decimal{"12.50"}}));
    EXPECT_EQ(table.rows[1], (std::vector<Cell>{Cell{}, results::Decimal{"7.25"}}));
}

TEST_F(MysqlWorker, KeepsItsConnectionBetweenJobs) {
    const auto number = [&] { return query(location(), "SELECT COUNT(*) FROM commandes"); };
    ASSERT_TRUE(number());
    const auto connections = [] {
        return tests::MariadbServer::instance().owner().value(
            "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = "
            "'CONNECTIONS'");
    };
    const auto before = std::stol(connections());
    ASSERT_TRUE(number());
    EXPECT_EQ(std::stol(connections()), before + 1) << "only this look itself connects";
}

TEST_F(MysqlWorker, AConnectionThatWasLostMeanwhileIsOpenedAgain) {
    ASSERT_TRUE(query(location(), "SELECT COUNT(*) FROM commandes"));
    auto owner = tests::MariadbServer::instance().owner();
    for (const auto& row :
         owner.run("SELECT ID FROM information_schema.PROCESSLIST WHERE USER = '" +
                   database_->reader() + "'")) {
        owner.run("KILL " + row[0].value());
    }
    EXPECT_TRUE(query(location(), "SELECT COUNT(*) FROM commandes"));
}

TEST_F(MysqlWorker, RefusesWhatTheGuardRefuses) {
    for (const std::string sql : {"DELETE FROM commandes", "SELECT user FROM mysql.user",
                                  "SELECT SLEEP(5)", "SELECT 1 INTO OUTFILE '/tmp/x'"}) {
        const auto outcome = query(location(), sql);
        ASSERT_FALSE(outcome) << sql;
        EXPECT_EQ(outcome.error().code, Errc::sql_refused) << sql;
    }
}

TEST_F(MysqlWorker, WhatTheServerCannotRunIsSaidInItsWords) {
    const auto outcome = query(location(), "SELECT statut FROM commandes GROUP BY id");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::query_failed);
    EXPECT_THAT(outcome.error().message.french, HasSubstr("GROUP BY"));
}

TEST_F(MysqlWorker, AViewThatGroupsInPartIsReadAllTheSame) {
    database_->execute(
        "SET sql_mode = ''; CREATE VIEW par_statut AS SELECT statut, id, COUNT(*) AS n "
        "FROM commandes GROUP BY statut");
    EXPECT_TRUE(query(location(), "SELECT statut, SUM(n) FROM par_statut GROUP BY statut"));
    EXPECT_FALSE(query(location(), "SELECT statut FROM commandes GROUP BY id"));
    EXPECT_TRUE(
        runtime::run(loop_, pool_->preview(outbound(), {location(), "par_statut", 10}, in(20s))));
    database_->execute("DROP VIEW par_statut");
}

TEST_F(MysqlWorker, ATableDroppedMeanwhileIsAnOutdatedSchema) {
    database_->execute("CREATE TABLE ephemere (a INT)");
    ASSERT_TRUE(query(location(), "SELECT a FROM ephemere"));
    database_->execute("DROP TABLE ephemere");
    const auto outcome = query(location(), "SELECT a FROM ephemere");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::schema_outdated);
}

TEST_F(MysqlWorker, ATableMadeMeanwhileIsFound) {
    ASSERT_TRUE(query(location(), "SELECT id FROM commandes"));
    database_->execute("CREATE TABLE nouvelle (a INT)");
    EXPECT_TRUE(query(location(), "SELECT a FROM nouvelle"));
    database_->execute("DROP TABLE nouvelle");
}

TEST_F(MysqlWorker, RowsPastTheCapAreCutAndNoQueryStays) {
    auto job = workers::QueryJob{.location = location(),
                                 .sql = "SELECT a.id FROM commandes a, commandes b, commandes c"};
    job.row_cap = 3;
    const auto outcome = runtime::run(loop_, pool_->query(outbound(), job, in(20s)));
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(outcome->table.rows.size(), 3u);
    EXPECT_TRUE(outcome->table.truncated);
    EXPECT_TRUE(the_server_gets_idle());
}

TEST_F(MysqlWorker, AtTheDeadlineNoQueryIsLeftOnTheServer) {
    const auto outcome = query(location(), endless, 2s);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::query_timeout);
    EXPECT_TRUE(the_server_gets_idle());
}

TEST_F(MysqlWorker, WhenTheClientGoesAwayNoQueryIsLeftOnTheServer) {
    ASSERT_TRUE(query(location(), "SELECT id FROM commandes"));
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
    EXPECT_TRUE(the_server_gets_idle());
}

TEST_F(MysqlWorker, TestsAConnectionInsideItsSandbox) {
    const auto found = report(location());
    EXPECT_THAT(found.server_version, StartsWith("MariaDB 10.11"));
    // The database: the server does not know time zones by their names.
    EXPECT_EQ(steps(location()),
              "name passed, network passed, tls warned, login passed, database warned, "
              "rights passed");
    EXPECT_EQ(found.read_only_role_sql, "");
}

TEST_F(MysqlWorker, EachTlsModeVerifiesWhatItSays) {
    const auto authority = tests::MariadbServer::instance().ca_certificate();
    auto where = location();
    where.host = "db.test";
    const auto good = ", login passed, database warned, rights passed";
    const auto bad = ", login not_reached, database not_reached, rights not_reached";
    const std::string before = "name passed, network passed, tls ";
    where.tls = {TlsMode::require, ""};
    EXPECT_EQ(steps(where), before + "warned" + good);
    where.tls = {TlsMode::verify_full, authority};
    EXPECT_EQ(steps(where), before + "passed" + good);
    where.tls = {TlsMode::verify_full, ""};  // the machine's authorities did not sign it
    EXPECT_EQ(steps(where), before + "failed" + bad);
    where.host = "autre.test";
    where.tls = {TlsMode::verify_full, authority};
    EXPECT_EQ(steps(where), before + "failed" + bad);
    where.tls = {TlsMode::verify_ca, authority};
    EXPECT_EQ(steps(where), before + "passed" + good);
    where.tls = {TlsMode::verify_ca, "not a certificate"};
    EXPECT_EQ(steps(where), before + "failed" + bad);
}

TEST_F(MysqlWorker, WithTlsTheLinkOfAQueryIsEncrypted) {
    auto where = location();
    where.host = "db.test";
    where.tls = {TlsMode::verify_full, tests::MariadbServer::instance().ca_certificate()};
    tests::MariadbServer::instance().owner().run("ALTER USER '" + database_->reader() +
                                                 "'@'127.0.0.1' REQUIRE SSL");
    EXPECT_TRUE(query(where, "SELECT id FROM commandes"));
    EXPECT_EQ(query(location(), "SELECT id FROM commandes").error().code,
              Errc::source_login_failed);
    tests::MariadbServer::instance().owner().run("ALTER USER '" + database_->reader() +
                                                 "'@'127.0.0.1' REQUIRE NONE");
}

TEST_F(MysqlWorker, SaysWhichStepFailed) {
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
    EXPECT_THAT(steps(where), EndsWith("rights failed"));
}

TEST_F(MysqlWorker, ConnectsOnlyToANumber) {
    for (const std::string address : {"", "localhost", "127.0.0.1,127.0.0.1", "/tmp/server.sock"}) {
        auto where = location();
        where.address = address;
        EXPECT_THAT(steps(where), HasSubstr("network failed")) << address;
    }
}

TEST_F(MysqlWorker, TheServersOwnSchemasAreNeverExposed) {
    auto where = location();
    where.schemas = {"mysql", "INFORMATION_SCHEMA", "performance_schema", "sys"};
    EXPECT_THAT(steps(where), EndsWith("rights failed"));
    EXPECT_EQ(query(where, "SELECT * FROM information_schema.TABLES").error().code,
              Errc::sql_refused);
}

TEST_F(MysqlWorker, WarnsOfAUserThatCanWriteAndGivesTheSqlOfOneThatCannot) {
    auto owner = tests::MariadbServer::instance().owner();
    owner.run("GRANT INSERT, CREATE ON " + database_->name() + ".* TO '" + database_->reader() +
              "'@'127.0.0.1'");
    const auto found = report(location());
    owner.run("REVOKE INSERT, CREATE ON " + database_->name() + ".* FROM '" + database_->reader() +
              "'@'127.0.0.1'");
    EXPECT_EQ(found.checks.back().outcome, StepOutcome::warned);
    EXPECT_THAT(found.checks.back().message.french, HasSubstr("modifier des données"));
    owner.run(found.read_only_role_sql);
    auto where = location();
    where.user = "datapilot_lecture";
    where.password = "<mot de passe>";
    EXPECT_THAT(steps(where), EndsWith("rights passed"));
    owner.run("DROP USER 'datapilot_lecture'@'%'");
}

TEST_F(MysqlWorker, PreviewsATable) {
    const auto table =
        runtime::run(loop_, pool_->preview(outbound(), {location(), "commandes", 10}, in(20s)));
    ASSERT_TRUE(table) << table.error().detail;
    EXPECT_EQ(table->rows.size(), 2u);
    EXPECT_EQ(runtime::run(loop_, pool_->preview(outbound(), {location(), "nulle", 10}, in(20s)))
                  .error()
                  .code,
              Errc::not_found);
}

}  // namespace
}  // namespace datapilot::worker
