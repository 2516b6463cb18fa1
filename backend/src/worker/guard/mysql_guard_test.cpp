#include "worker/guard/mysql_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/guard_statements.h"
#include "support/mariadb_pool.h"
#include "worker/engines/mysql/session.h"

namespace datapilot::worker::guard {
namespace {

using base::Errc;
using testing::HasSubstr;
using tests::guard_statements;

MysqlTables one_table(NameCase name_case = NameCase::exact) {
    MysqlTables tables{"ventes", name_case};
    tables.add("ventes", "t");
    return tables;
}

base::Result<ApprovedSql> approve(const std::string& sql,
                                  MysqlFlavour flavour = MysqlFlavour::mariadb) {
    return MysqlGuard::approve(UntrustedSql{sql}, one_table(), flavour);
}

std::string refusal_of(const std::string& sql) {
    const auto approved = approve(sql);
    EXPECT_FALSE(approved) << sql;
    if (approved) return "";
    EXPECT_EQ(approved.error().code, Errc::sql_refused);
    return approved.error().message.french;
}

TEST(MysqlGuard, RefusesEveryAttackOfTheList) {
    const auto attacks = guard_statements("mysql_attacks.sql");
    ASSERT_GE(attacks.size(), 400u);
    for (const auto& attack : attacks) {
        for (const auto flavour : {MysqlFlavour::mariadb, MysqlFlavour::mysql}) {
            const auto approved = approve(attack.sql, flavour);
            EXPECT_FALSE(approved) << attack.kind << ", line " << attack.line << ": " << attack.sql;
            if (approved) continue;
            EXPECT_EQ(approved.error().code, Errc::sql_refused) << attack.sql;
        }
    }
}

TEST(MysqlGuard, RefusesTheSameAttacksInsideAnotherQuery) {
    for (const auto& attack : guard_statements("mysql_attacks.sql")) {
        // Some of these are ordinary once a bracket or a comment is closed.
        if (!attack.sql.starts_with("SELECT ") || attack.kind == "incomplete or misplaced")
            continue;
        for (const auto& sql :
             {"SELECT * FROM (" + attack.sql + ") AS x", "WITH x AS (" + attack.sql + ") SELECT 1",
              "SELECT 1 WHERE EXISTS (" + attack.sql + ")",
              "SELECT 1 UNION ALL (" + attack.sql + ")"}) {
            EXPECT_FALSE(approve(sql)) << attack.line << ": " << sql;
        }
    }
}

TEST(MysqlGuard, SaysWhyInTheUsersWords) {
    EXPECT_THAT(refusal_of("DELETE FROM t"), HasSubstr("SELECT"));
    EXPECT_THAT(refusal_of("SELECT * FROM secrets"), HasSubstr("« secrets »"));
    EXPECT_THAT(refusal_of("SELECT * FROM mysql.user"), HasSubstr("« mysql.user »"));
    EXPECT_THAT(refusal_of("SELECT SLEEP(1)"), HasSubstr("« SLEEP »"));
    EXPECT_THAT(refusal_of("SELECT COUNT (*) FROM t"), HasSubstr("espace"));
    EXPECT_THAT(refusal_of("SELECT a FROM t FOR UPDATE"), HasSubstr("« FOR »"));
    EXPECT_THAT(refusal_of("SELECT 1; SELECT 2"), HasSubstr("une seule"));
    EXPECT_THAT(refusal_of("SELECT a || b FROM t"), HasSubstr("CONCAT"));
    EXPECT_THAT(refusal_of("SELECT RPAD('x', 5000, 'y')"), HasSubstr("1000"));
    EXPECT_THAT(refusal_of("SELECT " + std::string(17'000, '1')), HasSubstr("16 ko"));
}

TEST(MysqlGuard, WhatItApprovesBearsNoComment) {
    EXPECT_EQ(approve("SELECT/* x */a -- y\nFROM t; ")->text(), "SELECT a  \nFROM t");
}

TEST(MysqlGuard, RefusesTextThatIsNoTextOrTooDeep) {
    EXPECT_FALSE(approve(std::string{"SELECT a\0FROM t", 15}));
    EXPECT_FALSE(approve("SELECT '\xFF'"));
    EXPECT_FALSE(approve("SELECT " + std::string(101, '(') + "1" + std::string(101, ')')));
    std::string joins = "SELECT 1 FROM t";
    for (int i = 0; i < 40; ++i) joins += ", t AS t" + std::to_string(i);
    EXPECT_FALSE(approve(joins));
    EXPECT_TRUE(approve("SELECT " + std::string(99, '(') + "1" + std::string(99, ')')));
}

TEST(MysqlGuard, TellsNamesApartByCaseWhereTheServerDoes) {
    const UntrustedSql upper{"SELECT * FROM VENTES.T"};
    EXPECT_FALSE(MysqlGuard::approve(upper, one_table(NameCase::exact), MysqlFlavour::mysql));
    EXPECT_TRUE(MysqlGuard::approve(upper, one_table(NameCase::folded), MysqlFlavour::mysql));
}

TEST(MysqlGuard, AFunctionThatOnlyTheOtherServerHasCouldBeAStoredOne) {
    EXPECT_TRUE(approve("SELECT ANY_VALUE(a) FROM t", MysqlFlavour::mysql));
    EXPECT_FALSE(approve("SELECT ANY_VALUE(a) FROM t", MysqlFlavour::mariadb));
    EXPECT_TRUE(approve("SELECT MEDIAN(a) OVER () FROM t", MysqlFlavour::mariadb));
    EXPECT_FALSE(approve("SELECT MEDIAN(a) OVER () FROM t", MysqlFlavour::mysql));
}

class MysqlGuardInUse : public tests::MariadbPool {
  protected:
    static void SetUpTestSuite() {
        database_ = std::make_unique<tests::MariadbDatabase>();
        database_->execute(R"sql(
CREATE TABLE clients (id_client INT PRIMARY KEY, nom VARCHAR(50), ville VARCHAR(50),
    region VARCHAR(50), segment VARCHAR(10));
INSERT INTO clients VALUES (1, 'Dupont', 'Lyon', 'Auvergne-Rhône-Alpes', 'PME'),
    (2, 'Durand', 'Rennes', 'Bretagne', 'ETI'), (3, 'Petit', 'Orléans', 'Centre-Val de Loire', NULL);
CREATE TABLE produits (ref_produit VARCHAR(10) PRIMARY KEY, libelle VARCHAR(50),
    categorie VARCHAR(50), prix_ht DECIMAL(10,2));
INSERT INTO produits VALUES ('P1', 'Chaise', 'Mobilier', 45.50), ('P2', 'Table', 'Mobilier', 120),
    ('P3', 'Lampe', 'Éclairage', 30.25);
CREATE TABLE commandes (no_commande INT PRIMARY KEY, id_client INT, date_commande DATE,
    statut VARCHAR(20), canal VARCHAR(20));
INSERT INTO commandes VALUES (10, 1, '2024-12-31', 'payée', 'web'),
    (11, 2, '2025-05-12', 'payée', 'agence'), (12, 1, '2025-05-13', 'en attente', 'web');
CREATE TABLE lignes (no_commande INT, ref_produit VARCHAR(10), quantite INT,
    prix_unitaire DECIMAL(10,2), remise DECIMAL(4,2));
INSERT INTO lignes VALUES (10, 'P1', 4, 45.50, 0), (10, 'P3', 12, 30.25, 0.1),
    (11, 'P2', 1, 120, 0), (12, 'P1', 7, 44, 0.05);
CREATE TABLE `employés du siège` (`prénom` VARCHAR(20), `n° d'employé` INT,
    `Salaire Brut` DECIMAL(10,2), `select` INT, `back``tick` INT);
CREATE TABLE `Grand_Tableau` (a INT);
CREATE TABLE t (a INT, b VARCHAR(10));
INSERT INTO t VALUES (1, 'x');
)sql");
    }
    static void TearDownTestSuite() { database_.reset(); }

    static inline std::unique_ptr<tests::MariadbDatabase> database_;
};

// Approved and then run, as a guard that approves what cannot run is of no use.
TEST_F(MysqlGuardInUse, LetsOrdinaryQuestionsThroughAndTheyRun) {
    const auto ordinary = guard_statements("mysql_ordinary.sql");
    ASSERT_GE(ordinary.size(), 300u);
    for (const auto& question : ordinary) {
        const auto outcome = query(database_->location(), question.sql);
        EXPECT_TRUE(outcome) << "line " << question.line << ": " << question.sql << "\n"
                             << outcome.error().message.english << " " << outcome.error().detail;
    }
}

// What a guard with a hole would let through still writes nothing: the account, the session and
// the transaction only read.
TEST_F(MysqlGuardInUse, TheSessionBehindItOnlyReads) {
    auto& server = tests::MariadbServer::instance();
    server.owner().run("GRANT ALL ON " + database_->name() + ".* TO '" + database_->reader() +
                       "'@'127.0.0.1'");
    const Patience patience{-1, Patience::Clock::now() + std::chrono::seconds{20}};
    auto session = mysql::Session::open(database_->location(), patience).value();
    for (const std::string sql :
         {"INSERT INTO t VALUES (2, 'y')", "UPDATE t SET a = 2", "DELETE FROM t", "DROP TABLE t",
          "CREATE TABLE u (a INT)", "TRUNCATE t", "SELECT 1; DELETE FROM t",
          "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE t"}) {
        ASSERT_TRUE(session.begin("UTC", patience)) << sql;
        CollectedRows rows{{10, 1'000}};
        EXPECT_FALSE(session.rows(sql, rows, patience)) << sql;
        session.roll_back(patience);
    }
    EXPECT_EQ(database_->owner().value("SELECT CONCAT(COUNT(*), ' ', MAX(a)) FROM t"), "1 1");
}

}  // namespace
}  // namespace datapilot::worker::guard
