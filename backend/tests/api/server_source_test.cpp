// Data sources that are customers' own servers, over HTTP: on a real PostgreSQL and a real MariaDB.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/json.hpp>
#include <string>
#include <thread>

#include "api/api_test.h"
#include "support/customer_postgres.h"
#include "support/free_port.h"
#include "support/mariadb_server.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;
using testing::HasSubstr;
using testing::Not;

constexpr auto sources = "/api/v1/data-sources";
constexpr auto trial = "/api/v1/data-sources/test";
constexpr auto wrong_password = "faux-mot-de-passe-4711";

const Variables loopback_allowed{{"DATAPILOT_ALLOWED_NETWORKS", "127.0.0.1"}};

class ServerSourceTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        serve_ = std::make_unique<Serve>(loopback_allowed);
        shop_ = std::make_unique<MariadbDatabase>();
        shop_->execute(
            "CREATE TABLE clients (id int PRIMARY KEY, nom varchar(50), ville varchar(50));"
            "CREATE TABLE `ventes 2025/26` (id int PRIMARY KEY, client int, montant decimal(12,2),"
            " jour date, FOREIGN KEY (client) REFERENCES clients (id));"
            "INSERT INTO clients VALUES (1, 'Durand', 'Lyon'), (2, 'Martin', 'Nantes');"
            "INSERT INTO `ventes 2025/26` VALUES (1, 1, 10.50, '2025-01-02'),"
            " (2, 1, 20.00, '2025-02-03'), (3, 2, 30.00, '2025-02-04')");
        database_ = postgres().create_database();
        postgres().execute(database_,
                           "CREATE TABLE commandes (id int PRIMARY KEY, montant numeric(12,2));"
                           "INSERT INTO commandes VALUES (1, 12.50), (2, 7.25)");
    }
    static void TearDownTestSuite() {
        shop_.reset();
        serve_.reset();
    }

    static CustomerPostgres& postgres() { return CustomerPostgres::instance(); }

    static json::object mysql() {
        return {{"host", "127.0.0.1"},
                {"port", MariadbServer::instance().port()},
                {"database", shop_->name()},
                {"user", shop_->reader()},
                {"password", MariadbDatabase::password()},
                {"tls", {{"mode", "disable"}}}};
    }
    static json::object postgresql() {
        const auto where = postgres().location(database_);
        return {{"host", "127.0.0.1"},        {"port", where.port},
                {"database", database_},      {"user", where.user},
                {"password", where.password}, {"tls", {{"mode", "disable"}}}};
    }
    static json::object with(json::object connection, const char* field, json::value value) {
        connection[field] = std::move(value);
        return connection;
    }

    HttpAnswer tried(const std::string& type, json::object connection) {
        return company_.client.post(trial, {{"type", type}, {"connection", std::move(connection)}});
    }
    HttpAnswer create(const std::string& type, json::object connection,
                      const std::string& name = "Boutique") {
        return company_.client.post(
            sources, {{"name", name}, {"type", type}, {"connection", std::move(connection)}});
    }
    std::string made(const std::string& name = "Boutique") {
        const auto answer = create("mysql", mysql(), name);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.header("Location");
    }

    // "name passed, network failed source_unreachable, …", up to the step that failed.
    static std::string steps(const HttpAnswer& answer) {
        if (answer.status != 200) return answer.code();
        const auto report = answer.json();
        std::string all;
        for (const auto& check : report.at("checks").as_array()) {
            const auto outcome = std::string{check.at("outcome").as_string()};
            if (outcome == "not_reached") break;
            all += (all.empty() ? "" : ", ") + std::string{check.at("step").as_string()} + " " +
                   outcome;
            if (!check.at("code").is_null()) {
                all += " " + std::string{check.at("code").as_string()};
            }
        }
        return all;
    }
    static std::string message(const HttpAnswer& answer, std::size_t step) {
        return std::string{answer.json().at("checks").at(step).at("message").as_string()};
    }

    // The source once its sync is over.
    json::value settled(const std::string& location) {
        for (int i = 0; i < 400; ++i) {
            auto source = company_.client.get(location).json();
            if (source.at("status").as_string() != "syncing") return source;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        throw std::runtime_error("the sync does not end");
    }

    std::string asked(const std::string& location, const std::string& question) {
        const auto answer = company_.client.post(
            "/api/v1/ai/query", {{"data_source_id", location.substr(location.rfind('/') + 1)},
                                 {"question", question},
                                 {"today", "2025-06-30"}});
        return answer.body;
    }

    // Of the audit log, oldest first.
    std::vector<std::string> actions() {
        SqlSession owner(serve_->database().owner_url());
        owner.run("SELECT set_config('app.tenant_id', '" + company_.tenant + "', false)");
        std::vector<std::string> all;
        for (const auto& row : owner.run("SELECT action FROM audit_log ORDER BY at, id")) {
            all.push_back(row[0].value());
        }
        return all;
    }

    static inline std::unique_ptr<Serve> serve_;
    static inline std::unique_ptr<MariadbDatabase> shop_;
    static inline std::string database_;
    Company company_ = register_company(serve_->port(), "Acme");
};

TEST_F(ServerSourceTest, ATestSaysWhichStepFailedForEachKindOfServer) {
    EXPECT_THAT(steps(tried("mysql", mysql())), HasSubstr("tls warned, login passed"));
    const auto reached = tried("postgresql", postgresql());
    EXPECT_EQ(steps(reached),
              "name passed, network passed, tls warned, login passed, database passed, "
              "rights passed");
    EXPECT_EQ(reached.json().at("ok"), true);
    EXPECT_THAT(std::string{reached.json().at("server_version").as_string()},
                HasSubstr("PostgreSQL 16"));
    for (const auto& [type, connection] :
         {std::pair{"mysql", mysql()}, std::pair{"postgresql", postgresql()}}) {
        EXPECT_THAT(steps(tried(type, with(connection, "password", wrong_password))),
                    HasSubstr("login failed source_login_failed"));
        EXPECT_THAT(steps(tried(type, with(connection, "database", "aucune"))),
                    HasSubstr("database failed source_database_missing"));
        EXPECT_EQ(steps(tried(type, with(connection, "host", "aucune-machine.invalid"))),
                  "name failed source_unreachable");
    }
}

TEST_F(ServerSourceTest, AClosedPortAndAForbiddenAddressReadTheSame) {
    const auto closed = tried("postgresql", with(postgresql(), "port", free_port()));
    const auto forbidden = tried("postgresql", with(postgresql(), "host", "127.0.0.2"));
    const auto cloud = tried("postgresql", with(postgresql(), "host", "169.254.169.254"));
    EXPECT_EQ(steps(closed), "name passed, network failed source_unreachable");
    EXPECT_EQ(closed.json().at("checks"), forbidden.json().at("checks"));
    EXPECT_EQ(closed.json().at("checks"), cloud.json().at("checks"));
    EXPECT_THAT(message(closed, 1), HasSubstr("ne répond pas"));
}

TEST_F(ServerSourceTest, ATlsLinkThatIsAskedForIsNeverGivenUp) {
    const auto authority = postgres().authority();
    const json::object verified{{"mode", "verify_full"}, {"ca_certificates", authority}};
    EXPECT_THAT(steps(tried("postgresql", with(postgresql(), "tls", {{"mode", "verify_full"}}))),
                HasSubstr("tls failed source_tls_failed"));
    // The certificate bears another name than this address.
    EXPECT_THAT(steps(tried("postgresql", with(postgresql(), "tls", verified))),
                HasSubstr("tls failed source_tls_failed"));
    const json::object signed_by_it{{"mode", "verify_ca"}, {"ca_certificates", authority}};
    EXPECT_THAT(steps(tried("postgresql", with(postgresql(), "tls", signed_by_it))),
                HasSubstr("tls passed, login passed"));
}

TEST_F(ServerSourceTest, AServerThatNeverAnswersHoldsATestUpForABoundedTime) {
    boost::asio::io_context loop;
    boost::asio::ip::tcp::acceptor silent(loop, {boost::asio::ip::address_v4::loopback(), 0});
    const auto port = silent.local_endpoint().port();
    EXPECT_EQ(steps(tried("mysql", with(mysql(), "port", port))),
              "name passed, network failed source_unreachable");
}

TEST_F(ServerSourceTest, ManyTestsInARowAreThrottled) {
    HttpAnswer last;
    for (int i = 0; i < 12 && last.status != 429; ++i) {
        last = tried("mysql", with(mysql(), "host", "127.0.0.2"));
    }
    EXPECT_EQ(last.code(), "throttled");
    EXPECT_NE(last.header("Retry-After"), "");
    EXPECT_EQ(create("mysql", mysql()).code(), "throttled");
}

TEST_F(ServerSourceTest, WhatIsWrongWithAConnectionIsNamedByItsField) {
    const auto field = [&](const char* name, json::value value) {
        const auto answer = create("mysql", with(mysql(), name, std::move(value)));
        if (answer.code() != "validation_failed") return answer.code();
        const auto error = answer.json().at("errors").at(0);
        return std::string{error.at("field").as_string()} + " " +
               std::string{error.at("code").as_string()};
    };
    EXPECT_EQ(field("host", ""), "connection.host required");
    EXPECT_EQ(field("host", "/var/run/postgresql"), "connection.host invalid_format");
    EXPECT_EQ(field("host", "a,b"), "connection.host invalid_format");
    EXPECT_EQ(field("host", "http://db"), "connection.host invalid_format");
    EXPECT_EQ(field("port", 0), "connection.port out_of_range");
    EXPECT_EQ(field("port", "x"), "connection.port wrong_type");
    EXPECT_EQ(field("database", ""), "connection.database too_short");
    EXPECT_EQ(field("user", "a\nb"), "connection.user invalid_format");
    EXPECT_EQ(field("tls", {{"mode", "prefer"}}), "connection.tls.mode not_allowed");
    EXPECT_EQ(field("tls", {{"mode", "require"}, {"ca_certificates", "x"}}),
              "connection.tls.ca_certificates invalid_format");
    EXPECT_EQ(field("schemas", {1}), "connection.schemas wrong_type");
    EXPECT_EQ(field("sslmode", "x"), "connection.sslmode unknown_field");
    auto without = mysql();
    without.erase("password");
    EXPECT_EQ(create("mysql", without).json().at("errors").at(0).at("field"),
              "connection.password");
    EXPECT_EQ(create("oracle", mysql()).json().at("errors").at(0).at("field"), "type");
}

TEST_F(ServerSourceTest, AFailedCreateKeepsNothingAndNamesTheField) {
    const auto refused = create("mysql", with(mysql(), "password", wrong_password));
    EXPECT_EQ(refused.status, 502);
    EXPECT_EQ(refused.code(), "source_login_failed");
    EXPECT_EQ(refused.json().at("errors").at(0).at("field"), "connection.user");
    EXPECT_EQ(company_.client.get(sources).json().at("items").as_array().size(), 0U);
}

TEST_F(ServerSourceTest, AMadeSourceShowsItsConnectionWithoutItsPassword) {
    const auto location = made();
    const auto answer = company_.client.get(location);
    const auto source = answer.json();
    EXPECT_EQ(source.at("type"), "mysql");
    EXPECT_EQ(source.at("status"), "ready");
    EXPECT_EQ(source.at("table_count").as_int64(), 2);
    EXPECT_EQ(source.at("connection").at("host"), "127.0.0.1");
    EXPECT_EQ(source.at("connection").at("has_password"), true);
    EXPECT_FALSE(source.at("connection").as_object().contains("password"));
    EXPECT_FALSE(source.at("synced_at").is_null());
    EXPECT_EQ(source.at("warnings").at(0).at("code"), "connection_tls");
    EXPECT_THAT(answer.body, Not(HasSubstr(MariadbDatabase::password())));
}

TEST_F(ServerSourceTest, WorksEverywhereThatAFileDoes) {
    const auto location = made();
    const auto schema = company_.client.get(location + "/schema?q=montant").json();
    EXPECT_EQ(schema.at("tables").at(0).at("name"), "ventes 2025/26");
    EXPECT_EQ(schema.at("tables").at(0).at("columns").at(2).at("native_type"), "decimal(12,2)");
    EXPECT_EQ(schema.at("tables").at(0).at("file"), nullptr);
    EXPECT_EQ(schema.at("relationships").at(0).at("to_table"), "clients");
    const auto preview =
        company_.client.get(location + "/tables/ventes%202025%2F26/preview?limit=1").json();
    EXPECT_EQ(preview.at("rows"), json::value({{1, 1, "10.50", "2025-01-02"}}));

    const auto body = asked(location, "total des montants par ville");
    const auto answer = json::parse(body);
    ASSERT_EQ(answer.at("status"), "answered") << body;
    EXPECT_EQ(answer.at("dialect"), "mysql");
    EXPECT_THAT(body, HasSubstr("30.50"));
    const auto id = location.substr(location.rfind('/') + 1);
    EXPECT_EQ(company_.client.get("/api/v1/ai/suggestions?data_source_id=" + id).status, 200);
    const auto exported = company_.client.get(
        "/api/v1/ai/answers/" + std::string{answer.at("id").as_string()} + "/export?format=csv");
    EXPECT_THAT(exported.body, HasSubstr("30,50"));
}

TEST_F(ServerSourceTest, PostgresqlWorksEverywhereToo) {
    const auto database = postgres().create_database();
    postgres().execute(
        database,
        "CREATE SCHEMA ventes; CREATE SCHEMA stock;"
        "CREATE TABLE ventes.\"Lignes d'été.2025\" (id int PRIMARY KEY, \"Montant HT\" "
        "numeric(12,2),"
        " \"Région\" text);"
        "CREATE TABLE stock.articles (id int PRIMARY KEY, libelle text);"
        "CREATE TABLE ventes.articles (id int PRIMARY KEY, prix numeric(10,2));"
        "INSERT INTO ventes.\"Lignes d'été.2025\" VALUES (1, 10.50, 'Sud'), (2, 20, 'Sud'),"
        " (3, 5.25, 'Nord')");
    const auto answer =
        create("postgresql", with(postgresql(), "database", json::value(database)), "Gestion");
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto location = answer.header("Location");
    const auto schema = company_.client.get(location + "/schema").json();
    std::vector<std::string> names;
    for (const auto& table : schema.at("tables").as_array()) {
        names.emplace_back(table.at("name").as_string());
    }
    EXPECT_THAT(names,
                testing::ElementsAre("Lignes d'été.2025", "stock.articles", "ventes.articles"));
    const auto preview =
        company_.client.get(location + "/tables/Lignes%20d%27%C3%A9t%C3%A9.2025/preview?limit=1");
    EXPECT_EQ(preview.json().at("rows"), json::value({{1, "10.50", "Sud"}})) << preview.body;
    const auto body = asked(location, "somme des montants HT par région");
    EXPECT_EQ(json::parse(body).at("dialect"), "postgresql") << body;
    EXPECT_THAT(body, HasSubstr("30.50"));
}

TEST_F(ServerSourceTest, AThousandTablesAreReadAndShownByPages) {
    const auto database = postgres().create_database();
    postgres().execute(database, R"(DO $$
        DECLARE columns text := (SELECT string_agg(format('colonne_%s text', n), ', ')
                                 FROM generate_series(1, 19) n);
        BEGIN
            FOR n IN 1..1000 LOOP
                EXECUTE format('CREATE TABLE table_%s (id int PRIMARY KEY, %s)', n, columns);
            END LOOP;
        END $$)");
    const auto answer =
        create("postgresql", with(postgresql(), "database", json::value(database)), "Large");
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto location = answer.header("Location");
    EXPECT_EQ(answer.json().at("table_count").as_int64(), 1000);
    const auto page = company_.client.get(location + "/schema?values=false");
    EXPECT_EQ(page.json().at("tables").as_array().size(), 100U);
    EXPECT_EQ(page.json().at("table_count").as_int64(), 1000);
    EXPECT_FALSE(page.json().at("next_cursor").is_null());
    EXPECT_LT(page.body.size(), 600'000U);
    const auto one = company_.client.get(location + "/schema?table=table_7").json();
    EXPECT_EQ(one.at("tables").at(0).at("columns").as_array().size(), 20U);
    EXPECT_EQ(company_.client.get(location + "/schema?q=table_77").json().at("table_count"), 11);
    EXPECT_THAT(asked(location, "combien de table_7 ?"), Not(HasSubstr("\"type\":\"urn")));

    // Read again, it says how far that is.
    EXPECT_EQ(company_.client.post(location + "/sync", json::object{}).status, 202);
    std::vector<std::string> phases;
    double part = 0;
    for (auto source = company_.client.get(location).json(); source.at("status") == "syncing";
         source = company_.client.get(location).json()) {
        const auto& sync = source.at("sync");
        if (sync.at("progress").is_null()) continue;
        EXPECT_GE(sync.at("progress").to_number<double>(), part);
        part = sync.at("progress").to_number<double>();
        phases.emplace_back(sync.at("phase").as_string());
        if (phases.back() != "contents") continue;
        EXPECT_EQ(sync.at("table_count").as_int64(), 1000);
        EXPECT_LE(sync.at("tables_read").as_int64(), 1000);
    }
    EXPECT_THAT(phases, testing::Contains("contents"));
    EXPECT_GT(part, 0.5);
    EXPECT_EQ(company_.client.get(location).json().at("sync"), nullptr);
}

TEST_F(ServerSourceTest, AChangedLoginWantsThePasswordAgainAndTheRestDoesNot) {
    const auto location = made();
    auto connection = mysql();
    connection.erase("password");
    for (const auto& [field, value] :
         {std::pair{"host", json::value("localhost")}, std::pair{"port", json::value(3307)},
          std::pair{"user", json::value("root")},
          std::pair{"tls", json::value{{"mode", "require"}}}}) {
        const auto refused =
            company_.client.patch(location, {{"connection", with(connection, field, value)}});
        EXPECT_EQ(refused.code(), "validation_failed") << field;
        EXPECT_EQ(refused.json().at("errors").at(0).at("field"), "connection.password") << field;
        EXPECT_EQ(refused.json().at("errors").at(0).at("code"), "required") << field;
        const auto id = location.substr(location.rfind('/') + 1);
        EXPECT_EQ(company_.client
                      .post(trial, {{"data_source_id", id},
                                    {"connection", with(connection, field, value)}})
                      .code(),
                  "validation_failed")
            << field;
    }
    const auto kept = company_.client.patch(
        location, {{"name", "Boutique 2"},
                   {"connection", with(connection, "schemas", json::array{shop_->name()})}});
    EXPECT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(kept.json().at("name"), "Boutique 2");
    EXPECT_EQ(kept.json().at("connection").at("schemas").as_array().size(), 1U);
    EXPECT_EQ(company_.client.get(location + "/tables/clients/preview").status, 200);
    const auto failed =
        company_.client.patch(location, {{"connection", with(mysql(), "database", "aucune")}});
    EXPECT_EQ(failed.code(), "source_database_missing");
    EXPECT_EQ(company_.client.get(location).json().at("connection").at("database"),
              json::value(shop_->name()));
}

TEST_F(ServerSourceTest, AStoredConnectionIsTestedWithoutItsPassword) {
    const auto location = made();
    const auto id = location.substr(location.rfind('/') + 1);
    EXPECT_THAT(steps(company_.client.post(trial, {{"data_source_id", id}})),
                HasSubstr("login passed"));
    auto other = with(mysql(), "database", "aucune");
    other.erase("password");
    EXPECT_THAT(steps(company_.client.post(trial, {{"data_source_id", id}, {"connection", other}})),
                HasSubstr("database failed"));
}

TEST_F(ServerSourceTest, ASyncSeesWhatHasChanged) {
    MariadbDatabase moving;
    moving.execute("CREATE TABLE avant (montant int); INSERT INTO avant VALUES (5)");
    const auto connection = with(with(mysql(), "database", json::value(moving.name())), "user",
                                 json::value(moving.reader()));
    const auto location = create("mysql", connection, "Mouvante").header("Location");
    moving.execute("DROP TABLE avant; CREATE TABLE apres (prix int); INSERT INTO apres VALUES (7)");

    // The table that the question needs is gone: it says so, and has the schema read again.
    EXPECT_THAT(asked(location, "total des montants"), HasSubstr("schema_outdated"));
    EXPECT_EQ(settled(location).at("status"), "ready");
    EXPECT_THAT(asked(location, "total des prix"), HasSubstr("\"answered\""));

    moving.execute("CREATE TABLE encore (x int)");
    EXPECT_EQ(company_.client.post(location + "/sync", json::object{}).status, 202);
    EXPECT_EQ(settled(location).at("table_count").as_int64(), 2);
}

TEST_F(ServerSourceTest, ASchemaThatIsTooOldIsReadAgainWhenItIsAskedAbout) {
    const auto location = made();
    const auto set = [&](const std::string& assignment) {
        SqlSession store(serve_->database().application_url());
        store.run("SELECT set_config('app.tenant_id', '" + company_.tenant + "', false)");
        store.run("UPDATE data_sources SET " + assignment);
    };
    const std::string old = "2020-01-01T00:00:00Z";
    const std::string failure =
        "'{\"code\": \"source_lost\", \"french\": \"x\", \"english\": \"x\"}'";
    set("synced_at = '" + old + "', sync_error = " + failure +
        "::jsonb || jsonb_build_object('at', now())");
    asked(location, "total des montants par ville");
    EXPECT_EQ(settled(location).at("synced_at"), json::value(old));
    set("sync_error = NULL");
    EXPECT_THAT(asked(location, "total des montants par ville"), HasSubstr("30.50"));
    EXPECT_NE(settled(location).at("synced_at"), json::value(old));
}

TEST_F(ServerSourceTest, AFailedSyncSaysWhyAndLeavesTheSchemaInUse) {
    auto going = std::make_unique<MariadbDatabase>();
    going->execute("CREATE TABLE ventes (montant int)");
    const auto connection = with(with(mysql(), "database", json::value(going->name())), "user",
                                 json::value(going->reader()));
    const auto location = create("mysql", connection, "Partie").header("Location");
    going.reset();
    EXPECT_EQ(company_.client.post(location + "/sync", json::object{}).status, 202);
    const auto source = settled(location);
    EXPECT_EQ(source.at("status"), "failed");
    EXPECT_FALSE(source.at("sync_error").at("message").as_string().empty());
    EXPECT_EQ(source.at("table_count").as_int64(), 1);
}

TEST_F(ServerSourceTest, ADeletedSourceTakesItsSecretsWithIt) {
    const auto location = made();
    EXPECT_EQ(company_.client.erase(location).status, 204);
    SqlSession owner(serve_->database().owner_url());
    owner.run("SELECT set_config('app.tenant_id', '" + company_.tenant + "', false)");
    EXPECT_EQ(owner.value("SELECT count(*) FROM data_sources"), "0");
    EXPECT_EQ(company_.client.get(location).code(), "not_found");
}

TEST_F(ServerSourceTest, WhatWasDoneStandsInTheAuditLog) {
    const auto location = made();
    company_.client.patch(location, {{"name", "Autre"}});
    company_.client.post(location + "/sync", json::object{});
    settled(location);
    company_.client.erase(location);
    EXPECT_THAT(actions(), testing::IsSupersetOf({"data_source.connection_tested",
                                                  "data_source.created", "data_source.updated",
                                                  "data_source.synced", "data_source.deleted"}));
}

TEST_F(ServerSourceTest, NoPasswordStandsInTheStoreOrTheLogs) {
    const auto location = made();
    create("mysql", with(mysql(), "password", wrong_password), "Fausse");
    tried("postgresql", with(postgresql(), "password", wrong_password));
    asked(location, "total des montants par ville");
    SqlSession owner(serve_->database().owner_url());
    owner.run("SELECT set_config('app.tenant_id', '" + company_.tenant + "', false)");
    for (const auto& table : {"data_sources", "audit_log", "answers", "idempotency_keys"}) {
        for (const auto& row : owner.run(std::string{"SELECT t::text FROM "} + table + " t")) {
            EXPECT_THAT(row[0].value(), Not(HasSubstr(MariadbDatabase::password()))) << table;
            EXPECT_THAT(row[0].value(), Not(HasSubstr(wrong_password))) << table;
        }
    }
    const auto log = serve_->program().standard_error();
    EXPECT_THAT(log, Not(HasSubstr(MariadbDatabase::password())));
    EXPECT_THAT(log, Not(HasSubstr(CustomerPostgres::password)));
    EXPECT_THAT(log, Not(HasSubstr(wrong_password)));
}

TEST_F(ServerSourceTest, AnotherTenantCannotReachIt) {
    const auto location = made();
    const auto id = location.substr(location.rfind('/') + 1);
    auto rival = register_company(serve_->port(), "Rival");
    EXPECT_EQ(rival.client.get(location).code(), "not_found");
    EXPECT_EQ(rival.client.post(location + "/sync", json::object{}).code(), "not_found");
    EXPECT_EQ(rival.client.post(trial, {{"data_source_id", id}}).code(), "not_found");
    EXPECT_EQ(rival.client.patch(location, {{"connection", mysql()}}).code(), "not_found");
    EXPECT_EQ(rival.client.get(location + "/tables/clients/preview").code(), "not_found");
}

TEST_F(ServerSourceTest, NothingOnLoopbackIsReachedUnlessTheOperatorListsIt) {
    Serve closed;
    auto company = register_company(closed.port(), "Acme");
    const auto answer = company.client.post(trial, {{"type", "mysql"}, {"connection", mysql()}});
    EXPECT_EQ(steps(answer), "name passed, network failed source_unreachable");
}

}  // namespace
}  // namespace datapilot::tests
