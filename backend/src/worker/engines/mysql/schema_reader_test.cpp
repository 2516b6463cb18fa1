#include "worker/engines/mysql/schema_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/mariadb_pool.h"
#include "support/shared_data.h"
#include "support/told_links.h"

namespace datapilot::worker::mysql {
namespace {

using catalog::Catalog;
using catalog::ColumnType;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using tests::told_links;

class MysqlSchema : public tests::MariadbPool {
  protected:
    base::Result<Catalog> described(workers::ServerDatabase where) {
        workers::DescribeJob job{.location = std::move(where), .values_per_column = 5};
        return runtime::run(
            loop_, pool_->describe(outbound(), std::move(job), in(std::chrono::seconds{60})));
    }
    Catalog catalog() { return described(database_.location()).value(); }

    tests::MariadbDatabase database_;
};

TEST_F(MysqlSchema, TellsTablesColumnsKeysCommentsAndIndexes) {
    database_.execute(R"sql(
CREATE TABLE clients (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY COMMENT 'numéro',
    email VARCHAR(80) NOT NULL UNIQUE, ville VARCHAR(40), cree DATETIME, actif TINYINT(1),
    KEY par_ville (ville, cree)) COMMENT 'Nos clients';
CREATE TABLE commandes (no INT PRIMARY KEY, client INT UNSIGNED NOT NULL, total DECIMAL(12,2),
    FOREIGN KEY (client) REFERENCES clients (id));
CREATE TABLE fiches (client INT UNSIGNED PRIMARY KEY, FOREIGN KEY (client) REFERENCES clients (id));
CREATE VIEW lyonnais AS SELECT id, email FROM clients WHERE ville = 'Lyon';
INSERT INTO clients (email, ville, cree, actif) VALUES ('a@x.fr', 'Lyon', '2024-01-31', 1),
    ('b@x.fr', 'Lyon', '2025-02-28', 0), ('c@x.fr', 'Brest', NULL, 1);
INSERT INTO commandes VALUES (1, 1, 10.5), (2, 1, 99999.99);
)sql");
    const auto found = catalog();
    EXPECT_EQ(found.dialect, catalog::Dialect::mysql);
    ASSERT_EQ(found.tables.size(), 4u);
    const auto& clients = *found.find("clients");
    EXPECT_EQ(clients.schema, database_.name());
    EXPECT_EQ(clients.relation, "clients");
    EXPECT_EQ(clients.comment, "Nos clients");
    EXPECT_EQ(clients.row_count, 3);
    EXPECT_FALSE(clients.row_count_estimated);
    EXPECT_THAT(clients.primary_key, ElementsAre("id"));
    const auto& id = *clients.find("id");
    EXPECT_EQ(id.type, ColumnType::integer);
    EXPECT_EQ(id.native_type, "int(10) unsigned");
    EXPECT_EQ(id.comment, "numéro");
    EXPECT_EQ(id.min, "1");
    EXPECT_EQ(id.max, "3");
    EXPECT_FALSE(clients.find("email")->nullable);
    EXPECT_EQ(clients.find("actif")->type, ColumnType::boolean);
    EXPECT_EQ(clients.find("cree")->null_count, 1);
    EXPECT_EQ(clients.find("cree")->max, "2025-02-28T00:00:00");
    const auto& town = *clients.find("ville");
    EXPECT_THAT(town.values, ElementsAre("Lyon", "Brest"));
    EXPECT_TRUE(town.values_complete);
    EXPECT_EQ(town.distinct_count, 2);
    EXPECT_EQ(clients.indexes.size(), 3u);
    EXPECT_EQ(found.find("commandes")->find("total")->max, "99999.99");
    EXPECT_EQ(found.find("lyonnais")->row_count, 2);
    EXPECT_THAT(found.find("lyonnais")->comment, IsEmpty());
    EXPECT_THAT(told_links(found), UnorderedElementsAre("commandes.client -> clients.id",
                                                        "fiches.client -> clients.id one to one"));
}

TEST_F(MysqlSchema, KeysOfSeveralColumnsLinkByAllOfThem) {
    database_.execute(R"sql(
CREATE TABLE paires (a INT, b INT, c INT, PRIMARY KEY (a, b), KEY (c));
CREATE TABLE vers_paires (n INT, y INT, x INT, KEY (x, y),
    FOREIGN KEY (y, x) REFERENCES paires (a, b));
CREATE TABLE suites (y INT UNIQUE, x INT, FOREIGN KEY (y, x) REFERENCES paires (a, b));
CREATE TABLE vers_plusieurs (c INT, FOREIGN KEY (c) REFERENCES paires (c));
)sql");
    EXPECT_THAT(told_links(catalog()),
                UnorderedElementsAre("vers_paires.(y, x) -> paires.(a, b)",
                                     "suites.(y, x) -> paires.(a, b) one to one"));
}

TEST_F(MysqlSchema, WhereNoKeyIsDeclaredNamesAndValuesTellOfIt) {
    database_.execute(
        "CREATE TABLE clients (id_client INT PRIMARY KEY, nom VARCHAR(20)); "
        "CREATE TABLE commandes (no INT PRIMARY KEY, id_client INT, id_vendeur INT); "
        "CREATE TABLE vendeurs (id_vendeur INT PRIMARY KEY); "
        "INSERT INTO clients VALUES (1, 'a'), (2, 'b'); INSERT INTO vendeurs VALUES (7); "
        "INSERT INTO commandes VALUES (1, 1, 8), (2, 2, 9), (3, 2, 8)");
    EXPECT_THAT(told_links(catalog()),
                ElementsAre("commandes.id_client -> clients.id_client inferred"));
}

TEST_F(MysqlSchema, ReadsDifficultNamesAndQueriesThem) {
    database_.execute(R"sql(
CREATE TABLE `employés du siège` (`prénom` VARCHAR(20), `n° d'employé` INT PRIMARY KEY,
    `Salaire Brut` DECIMAL(10,2), `select` INT, `back``tick` VARCHAR(5), `100%` INT);
INSERT INTO `employés du siège` VALUES ('Zoé', 1, 2500, 1, 'x', 2);
CREATE TABLE `a.b` (`c.d` INT); INSERT INTO `a.b` VALUES (1);
CREATE TABLE `table` (`index` INT, `Ordre` INT);
)sql");
    const auto found = catalog();
    const auto& employees = *found.find("employés du siège");
    EXPECT_THAT(employees.find("prénom")->values, ElementsAre("Zoé"));
    EXPECT_EQ(employees.find("Salaire Brut")->max, "2500.00");
    EXPECT_THAT(employees.find("back`tick")->values, ElementsAre("x"));
    ASSERT_NE(found.find("a.b"), nullptr);
    ASSERT_NE(found.find("table"), nullptr);
    const auto preview =
        runtime::run(loop_, pool_->preview(outbound(), {database_.location(), "a.b", 10},
                                           in(std::chrono::seconds{20})));
    EXPECT_TRUE(preview);
    EXPECT_TRUE(query(database_.location(), "SELECT `c.d` FROM `" + database_.name() + "`.`a.b`"));
    EXPECT_TRUE(query(database_.location(), "SELECT `index`, `Ordre` FROM `table`"));
}

TEST_F(MysqlSchema, ShowsOnlyWhatTheUserMayRead) {
    auto& server = tests::MariadbServer::instance();
    const auto& name = database_.name();
    database_.execute("CREATE TABLE lue (a INT, secret INT); CREATE TABLE cachee (a INT)");
    auto owner = server.owner();
    const auto user = " '" + database_.reader() + "'@'127.0.0.1'";
    owner.run("REVOKE ALL PRIVILEGES ON " + name + ".* FROM" + user);
    owner.run("GRANT SELECT (a) ON " + name + ".lue TO" + user);
    const auto found = catalog();
    ASSERT_EQ(found.tables.size(), 1u);
    EXPECT_EQ(found.tables[0].columns.size(), 1u);
    EXPECT_FALSE(query(database_.location(), "SELECT * FROM cachee"));
}

TEST_F(MysqlSchema, TablesOfOneNameInTwoSchemasBearTheirSchema) {
    const tests::MariadbDatabase other;
    database_.execute("CREATE TABLE t (a INT)");
    other.execute("CREATE TABLE t (a INT)");
    database_.execute("CREATE TABLE u (a INT)");
    tests::MariadbServer::instance().owner().run("GRANT SELECT ON " + other.name() + ".* TO '" +
                                                 database_.reader() + "'@'127.0.0.1'");
    auto where = database_.location();
    where.schemas = {database_.name(), other.name()};
    const auto found = described(where).value();
    EXPECT_NE(found.find(database_.name() + ".t"), nullptr);
    EXPECT_NE(found.find(other.name() + ".t"), nullptr);
    EXPECT_NE(found.find("u"), nullptr);
    EXPECT_TRUE(query(where, "SELECT * FROM " + other.name() + ".t"));
    EXPECT_FALSE(query(database_.location(), "SELECT * FROM " + other.name() + ".t"));
}

TEST_F(MysqlSchema, AnEmptyDatabaseIsAMatterOfRights) {
    EXPECT_EQ(described(database_.location()).error().code, base::Errc::source_rights_missing);
}

TEST_F(MysqlSchema, AViewThatCannotBeReadSpoilsNothing) {
    database_.execute(
        "CREATE TABLE t (a INT); CREATE VIEW v AS SELECT a FROM t; CREATE TABLE u (b VARCHAR(9)); "
        "INSERT INTO u VALUES ('x'); DROP TABLE t");
    EXPECT_THAT(catalog().find("u")->find("b")->values, ElementsAre("x"));
}

TEST_F(MysqlSchema, OfALargeTableSomeValuesAreReadAndTheEndsOfItsIndexes) {
    database_.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, jour DATE, ville VARCHAR(10), KEY (jour)); "
        "INSERT INTO t SELECT seq, '2025-01-01' + INTERVAL seq % 365 DAY, "
        "CONCAT('ville ', seq % 3) FROM seq_1_to_60000; ANALYZE TABLE t");
    const auto found = catalog();
    const auto& table = *found.find("t");
    EXPECT_TRUE(table.row_count_estimated);
    EXPECT_GT(table.row_count, 50'000);
    EXPECT_EQ(table.find("id")->max, "60000");
    EXPECT_EQ(table.find("jour")->min, "2025-01-01");
    EXPECT_THAT(table.find("ville")->values, UnorderedElementsAre("ville 0", "ville 1", "ville 2"));
    EXPECT_FALSE(table.find("ville")->values_complete);
}

TEST_F(MysqlSchema, AHundredTablesAreReadWhole) {
    std::string columns = "id INT PRIMARY KEY";
    for (int i = 1; i < 20; ++i) columns += ", c" + std::to_string(i) + " VARCHAR(20)";
    std::string sql;
    for (int i = 0; i < 120; ++i) {
        sql += "CREATE TABLE t" + std::to_string(i) + " (" + columns + ") ENGINE = MEMORY; ";
    }
    database_.execute(sql);
    const auto found = catalog();
    EXPECT_EQ(found.tables.size(), 120u);
    EXPECT_TRUE(std::ranges::all_of(found.tables,
                                    [](const auto& table) { return table.columns.size() == 20; }));
}

TEST_F(MysqlSchema, SakilaIsReadAsItsAuthorsMadeIt) {
    const auto schema = test::shared_data("sample_db/sakila_mysql_schema.sql");
    const auto data = test::shared_data("sample_db/sakila_mysql_data.sql");
    if (!schema || !data) GTEST_SKIP() << "the shared test data is not here";
    auto& server = tests::MariadbServer::instance();
    server.run_script(*schema);
    server.run_script(*data);
    server.owner().run("GRANT SELECT, SHOW VIEW ON sakila.* TO '" + database_.reader() +
                       "'@'127.0.0.1'");
    auto where = database_.location();
    where.database = "sakila";
    const auto found = described(where).value();
    EXPECT_EQ(found.tables.size(), 23u);
    EXPECT_EQ(found.find("film")->row_count, 1'000);
    EXPECT_EQ(found.find("rental")->row_count, 16'044);
    EXPECT_THAT(found.find("film")->find("rating")->values,
                UnorderedElementsAre("PG-13", "NC-17", "R", "PG", "G"));
    EXPECT_EQ(found.find("film_list")->row_count, 997);
    EXPECT_EQ(std::ranges::count(found.relationships, false, &catalog::Relationship::inferred), 22);
    EXPECT_THAT(told_links(found), Contains("rental.customer_id -> customer.customer_id"));

    const auto answer = query(
        where,
        "SELECT c.name, SUM(p.amount) AS total FROM payment p JOIN rental r USING (rental_id) "
        "JOIN inventory i USING (inventory_id) JOIN film_category f USING (film_id) "
        "JOIN category c USING (category_id) GROUP BY c.name ORDER BY total DESC LIMIT 1");
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->table.rows.at(0)[0], results::Cell{std::string{"Sports"}});
    EXPECT_EQ(answer->table.rows.at(0)[1], results::Cell{results::Decimal{"5314.21"}});
    server.owner().run("DROP DATABASE sakila");
}

}  // namespace
}  // namespace datapilot::worker::mysql
