#include "worker/guard/duckdb_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/guard_statements.h"
#include "support/test_source.h"

namespace datapilot::worker::guard {
namespace {

using base::Errc;
using testing::HasSubstr;

std::string many(std::string_view head, std::string_view part, int count, std::string_view middle,
                 std::string_view end) {
    std::string sql{head};
    for (int i = 0; i < count; ++i) sql += part;
    sql += middle;
    for (int i = 0; i < count; ++i) sql += end;
    return sql;
}

class DuckdbGuardTest : public testing::Test {
  protected:
    base::Result<ApprovedSql> approve(const std::string& sql) {
        return guard_.approve(UntrustedSql{sql}, {"t"});
    }

    std::string refusal_of(const std::string& sql) {
        const auto approved = approve(sql);
        EXPECT_FALSE(approved) << sql;
        if (approved) return "";
        EXPECT_EQ(approved.error().code, Errc::sql_refused);
        return approved.error().message.french;
    }

    DuckdbGuard guard_ = DuckdbGuard::start().value();
};

TEST_F(DuckdbGuardTest, RefusesEveryAttackOfTheList) {
    const auto attacks = tests::guard_statements("duckdb_attacks.sql");
    ASSERT_GE(attacks.size(), 150u);
    for (const auto& attack : attacks) {
        const auto approved = approve(attack.sql);
        EXPECT_FALSE(approved) << attack.kind << ", line " << attack.line << ": " << attack.sql;
        if (approved) continue;
        EXPECT_EQ(approved.error().code, Errc::sql_refused) << attack.sql;
    }
}

TEST_F(DuckdbGuardTest, RefusesTheSameAttacksInsideAnotherQuery) {
    for (const auto& attack : tests::guard_statements("duckdb_attacks.sql")) {
        if (!attack.sql.starts_with("SELECT") || attack.kind == "more than one statement") continue;
        for (const auto& sql :
             {"SELECT * FROM (" + attack.sql + ") AS x", "WITH x AS (" + attack.sql + ") SELECT 1",
              "SELECT 1 WHERE EXISTS (" + attack.sql + ")",
              "SELECT 1 UNION ALL (" + attack.sql + ")"}) {
            EXPECT_FALSE(approve(sql)) << attack.line << ": " << sql;
        }
    }
}

TEST_F(DuckdbGuardTest, SaysWhyInTheUsersWords) {
    EXPECT_THAT(refusal_of("DELETE FROM t"), HasSubstr("SELECT"));
    EXPECT_THAT(refusal_of("SELECT * FROM secrets"), HasSubstr("« secrets »"));
    EXPECT_THAT(refusal_of("SELECT getenv('HOME')"), HasSubstr("« getenv »"));
    EXPECT_THAT(refusal_of("SELECT 1; SELECT 2"), HasSubstr("une seule"));
    EXPECT_THAT(refusal_of("SELECT repeat('x', 1000000)"), HasSubstr("borne"));
    EXPECT_THAT(refusal_of("SELECT " + std::string(9000, '1')), HasSubstr("8 ko"));
}

TEST_F(DuckdbGuardTest, RefusesTextThatCouldBreakAParserBeforeItIsParsed) {
    EXPECT_FALSE(approve(std::string{"SELECT a\0FROM t", 15}));
    EXPECT_FALSE(approve("SELECT '\xFF'"));
    EXPECT_FALSE(approve("SELECT '\xC3'"));
    EXPECT_FALSE(approve(many("SELECT ", "(", 3000, "1", ")")));
    EXPECT_FALSE(approve(many("SELECT ", "[", 3000, "1", "]")));
    EXPECT_FALSE(approve(many("SELECT ", "1+", 3900, "1", "")));
    EXPECT_FALSE(approve(many("SELECT ", "-", 7000, "1", "")));
    EXPECT_FALSE(approve(many("SELECT ", "- ", 3500, "1", "")));
    EXPECT_FALSE(approve(many("SELECT ", "NOT ", 1900, "true", "")));
    EXPECT_FALSE(approve(many("SELECT 1", " UNION SELECT 1", 500, "", "")));
    EXPECT_FALSE(approve(many("SELECT ", "(SELECT ", 800, "1", ")")));
    EXPECT_FALSE(approve(many("", "(", 4000, "SELECT 1", ")")));
    EXPECT_FALSE(approve(many("SELECT ", "f(", 2000, "1", ")")));
    EXPECT_FALSE(approve(many("SELECT 1", "::INT", 1600, "", "")));
    EXPECT_FALSE(approve(many("SELECT * FROM t", " JOIN t USING (a)", 450, "", "")));
    EXPECT_FALSE(approve(many("SELECT a", ".a", 4000, " FROM t", "")));
    EXPECT_FALSE(approve(many("SELECT a", "[1]", 2600, " FROM t", "")));
    EXPECT_FALSE(approve(many("SELECT ", "{'a':", 1300, "1", "}")));
}

TEST_F(DuckdbGuardTest, WhatIsJustWithinItsLimitsRunsOrFailsWithoutACrash) {
    auto database = Connection::open("", Access::read_write, EngineLimits{}).value();
    ASSERT_TRUE(database.run("CREATE TABLE t AS SELECT 1 AS a, 'x' AS b"));
    ASSERT_TRUE(database.lock());
    for (const auto& sql :
         {many("SELECT ", "(", 100, "1", ")"), many("SELECT ", "1+", 190, "1", ""),
          many("SELECT ", "- ", 190, "1", ""), many("SELECT ", "NOT ", 190, "true", ""),
          many("SELECT 1", " UNION SELECT 1", 150, "", ""),
          many("SELECT ", "CASE WHEN true THEN ", 190, "1", " END"),
          many("SELECT ", "(SELECT ", 16, "1", ")"), many("SELECT ", "[", 99, "1", "]"),
          many("SELECT a FROM t WHERE a = 1", " AND a = 1", 290, "", ""),
          many("SELECT a FROM t WHERE a IN (1", ", 1", 2500, ")", ""),
          many("SELECT count(*) FROM t", " JOIN t AS t2 USING (a)", 39, "", "")}) {
        const auto checked = approve(sql);
        ASSERT_TRUE(checked) << sql << checked.error().detail;
        EXPECT_TRUE(database.rows(checked->text(), {10, 1 << 20})) << sql;
    }
    EXPECT_FALSE(approve(many("SELECT ", "1+", 250, "1", "")));
    EXPECT_FALSE(approve(many("SELECT ", "(SELECT ", 20, "1", ")")));
    EXPECT_FALSE(approve(many("SELECT count(*) FROM t", " JOIN t AS t2 USING (a)", 45, "", "")));
}

TEST_F(DuckdbGuardTest, KnowsTheTablesWhateverTheirCase) {
    EXPECT_TRUE(approve("SELECT a FROM T"));
    EXPECT_TRUE(approve("SELECT a FROM \"t\""));
    EXPECT_FALSE(approve("SELECT a FROM \"t \""));
}

// Approved and then run, as a guard that approves what cannot run is of no use.
TEST(DuckdbGuardInUseTest, LetsOrdinaryQuestionsThroughAndTheyRun) {
    TestSource source;
    source.add("clients.csv",
               "id_client;nom;ville;region;segment\n1;Dupont;Lyon;Auvergne-Rhône-Alpes;PME\n"
               "2;Durand;Rennes;Bretagne;ETI\n3;Petit;Orléans;Centre-Val de Loire;\n");
    source.add("produits.csv",
               "ref_produit;libelle;categorie;prix_ht\nP1;Chaise;Mobilier;45,50\n"
               "P2;Table;Mobilier;120,00\nP3;Lampe;Éclairage;30,25\n");
    source.add("commandes.csv",
               "no_commande;id_client;date_commande;statut;canal\n10;1;31/12/2024;payée;web\n"
               "11;2;12/05/2025;payée;agence\n12;1;13/05/2025;en attente;web\n");
    source.add("lignes.csv",
               "no_commande;ref_produit;quantite;prix_unitaire;remise\n10;P1;4;45,50;0\n"
               "10;P3;12;30,25;0,1\n11;P2;1;120,00;0\n12;P1;7;44,00;0,05\n");
    ASSERT_TRUE(source.ingest());
    const auto ordinary = tests::guard_statements("duckdb_ordinary.sql");
    ASSERT_GE(ordinary.size(), 300u);
    int refused = 0;
    for (const auto& question : ordinary) {
        const auto outcome = source.query(question.sql);
        if (outcome) continue;
        ++refused;
        ADD_FAILURE() << "line " << question.line << ": " << question.sql << "\n"
                      << outcome.error().message.english << " " << outcome.error().detail;
    }
    EXPECT_EQ(refused, 0);
}

// The engine behind the guard has locks of its own: what a guard with a hole would let through
// still reads no file and changes nothing.
TEST(DuckdbLockTest, AnOpenDatabaseReadsNoFileAndKeepsItsSettings) {
    TestSource source;
    source.add("t.csv", "a;b\n1;x\n");
    ASSERT_TRUE(source.ingest());
    auto connection =
        Connection::open(source.database(), Access::read_only, EngineLimits{}).value();
    ASSERT_TRUE(connection.lock());
    const auto secret = (source.folder() / "t.csv").string();
    for (const auto& sql :
         {"SELECT * FROM read_text('" + secret + "')", "SELECT * FROM '" + secret + "'",
          "COPY t TO '" + secret + ".out'", "ATTACH '" + secret + ".db'",
          std::string{"SET enable_external_access = true"},
          std::string{"SET lock_configuration = false"}, std::string{"SET memory_limit = '100GB'"},
          std::string{"INSTALL httpfs"}, std::string{"LOAD httpfs"},
          std::string{"INSERT INTO t VALUES (2, 'y')"}, std::string{"CREATE TABLE u (a INT)"},
          std::string{"DROP TABLE t"}}) {
        EXPECT_FALSE(connection.run(sql)) << sql;
    }
    EXPECT_FALSE(std::filesystem::exists(secret + ".out"));
    EXPECT_FALSE(std::filesystem::exists(secret + ".db"));
}

}  // namespace
}  // namespace datapilot::worker::guard
