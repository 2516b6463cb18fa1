#include "worker/guard/postgresql_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/guard_statements.h"

namespace datapilot::worker::guard {
namespace {

using base::Errc;
using testing::HasSubstr;
using tests::guard_statements;

std::string many(std::string_view head, std::string_view part, int count, std::string_view middle,
                 std::string_view end) {
    std::string sql{head};
    for (int i = 0; i < count; ++i) sql += part;
    sql += middle;
    for (int i = 0; i < count; ++i) sql += end;
    return sql;
}

class PostgresqlGuardTest : public testing::Test {
  protected:
    PostgresqlGuardTest() {
        for (const auto* column : {"a", "b", "c"}) exposed_.add("public", "t", column);
        for (const auto* column : {"a", "d"}) exposed_.add("public", "u", column);
        for (const auto* schema : {"north", "south"}) exposed_.add(schema, "shared", "a");
        exposed_.add("Été \"2025\"", "Ventes d'été", "Montant HT");
    }

    base::Result<ApprovedSql> approve(const std::string& sql, std::int64_t rows = 100) {
        return PostgresqlGuard::approve(UntrustedSql{sql}, exposed_, rows);
    }
    std::string approved(const std::string& sql, std::int64_t rows = 100) {
        const auto result = approve(sql, rows);
        EXPECT_TRUE(result) << sql << ": " << result.error().message.english << " "
                            << result.error().detail;
        return result ? result->text() : "";
    }
    std::string refusal_of(const std::string& sql) {
        const auto result = approve(sql);
        EXPECT_FALSE(result) << sql << " became " << result->text();
        if (result) return "";
        EXPECT_EQ(result.error().code, Errc::sql_refused);
        return result.error().message.french;
    }

    ExposedSchema exposed_;
};

TEST_F(PostgresqlGuardTest, RefusesEveryAttackOfTheList) {
    const auto attacks = guard_statements("postgresql_attacks.sql");
    ASSERT_GE(attacks.size(), 250u);
    for (const auto& attack : attacks) {
        const auto result = approve(attack.sql);
        EXPECT_FALSE(result) << attack.kind << ", line " << attack.line << ": " << attack.sql
                             << " became " << result->text();
        if (result) continue;
        EXPECT_EQ(result.error().code, Errc::sql_refused) << attack.sql;
    }
}

TEST_F(PostgresqlGuardTest, RefusesTheSameAttacksInsideAnotherQuery) {
    for (const auto& attack : guard_statements("postgresql_attacks.sql")) {
        if (!attack.sql.starts_with("SELECT") || attack.kind == "more than one statement") continue;
        for (const auto& sql :
             {"SELECT * FROM (" + attack.sql + ") AS x", "WITH x AS (" + attack.sql + ") SELECT 1",
              "SELECT 1 WHERE EXISTS (" + attack.sql + ")",
              "SELECT 1 UNION ALL (" + attack.sql + ")",
              "SELECT 1 FROM t, LATERAL (" + attack.sql + ") AS x"}) {
            EXPECT_FALSE(approve(sql)) << attack.line << ": " << sql;
        }
    }
}

TEST_F(PostgresqlGuardTest, SaysWhyInTheUsersWords) {
    EXPECT_THAT(refusal_of("DELETE FROM t"), HasSubstr("SELECT"));
    EXPECT_THAT(refusal_of("SELECT * FROM secrets"), HasSubstr("« secrets »"));
    EXPECT_THAT(refusal_of("SELECT pg_sleep(1)"), HasSubstr("« pg_sleep »"));
    EXPECT_THAT(refusal_of("SELECT 1; SELECT 2"), HasSubstr("une seule"));
    EXPECT_THAT(refusal_of("SELECT o.nom FROM t o"), HasSubstr("« nom »"));
    EXPECT_THAT(refusal_of("SELECT * FROM shared"), HasSubstr("plusieurs schémas"));
    EXPECT_THAT(refusal_of("SELECT " + std::string(17'000, '1')), HasSubstr("16 ko"));
    EXPECT_THAT(refusal_of("SELECT 1 OPERATOR(public.+) 2"), HasSubstr("« + »"));
}

TEST_F(PostgresqlGuardTest, WritesTheSchemaOfEveryTableAndTheRowsAtMost) {
    EXPECT_EQ(approved("select a from t"), "SELECT a FROM public.t LIMIT 100");
    EXPECT_EQ(approved("SELECT a FROM t LIMIT 5"), "SELECT a FROM public.t LIMIT 5");
    EXPECT_EQ(approved("SELECT a FROM t LIMIT 5000"), "SELECT a FROM public.t LIMIT 100");
    EXPECT_EQ(approved("SELECT a FROM t LIMIT ALL"), "SELECT a FROM public.t LIMIT 100");
    EXPECT_EQ(approved("SELECT a FROM t OFFSET 2 LIMIT 5"),
              "SELECT a FROM public.t LIMIT 5 OFFSET 2");
    EXPECT_EQ(approved("SELECT a FROM t UNION SELECT a FROM u"),
              "SELECT a FROM public.t UNION SELECT a FROM public.u LIMIT 100");
    EXPECT_EQ(approved("SELECT a FROM north.shared"), "SELECT a FROM north.shared LIMIT 100");
    EXPECT_EQ(approved("SELECT \"Montant HT\" FROM \"Ventes d'été\""),
              "SELECT \"Montant HT\" FROM \"Été \"\"2025\"\"\".\"Ventes d'été\" LIMIT 100");
    EXPECT_EQ(approved("WITH x AS (SELECT a FROM t) SELECT x.a FROM x"),
              "WITH x AS (SELECT a FROM public.t) SELECT x.a FROM x LIMIT 100");
}

TEST_F(PostgresqlGuardTest, KnowsTheColumnsOfWhatAQueryMakes) {
    for (const auto* sql :
         {"SELECT x.n FROM (SELECT count(*) AS n FROM t) AS x",
          "SELECT x.count FROM (SELECT count(*) FROM t) AS x",
          "SELECT x.a, x.c FROM (SELECT * FROM t) AS x",
          "SELECT x.d FROM (SELECT u.* FROM t, u) AS x",
          "SELECT x.p FROM (SELECT a, b FROM t) AS x(p, q)",
          "SELECT x.column1 FROM (VALUES (1), (2)) AS x",
          "SELECT g.g FROM generate_series(1, 3) AS g",
          "SELECT g.n FROM generate_series(1, 3) AS g(n)",
          "SELECT x.date_trunc FROM (SELECT date_trunc('month', c::timestamp) FROM t) AS x",
          "SELECT x.a FROM (SELECT a::text FROM t) AS x",
          "SELECT x.case FROM (SELECT CASE WHEN a = 1 THEN 2 ELSE 3 END FROM t) AS x",
          "SELECT j.d FROM (t JOIN u USING (a)) AS j", "SELECT public.t.a FROM public.t",
          "SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a)",
          "SELECT l.m FROM t, LATERAL (SELECT max(u.d) AS m FROM u WHERE u.a = t.a) AS l",
          "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT r.n + 1 FROM r WHERE r.n < 5) "
          "SELECT r.n FROM r",
          "SELECT x.e FROM unnest(ARRAY[1, 2]) WITH ORDINALITY AS x(e, i) WHERE x.i = 1"}) {
        approved(sql);
    }
}

TEST_F(PostgresqlGuardTest, RefusesTextThatCouldBreakAParserBeforeItIsParsed) {
    EXPECT_FALSE(approve(std::string{"SELECT a\0FROM t", 15}));
    EXPECT_FALSE(approve("SELECT '\xFF'"));
    EXPECT_FALSE(approve(many("SELECT ", "(", 5000, "1", ")")));
    EXPECT_FALSE(approve(many("SELECT ", "1+", 7000, "1", "")));
    EXPECT_FALSE(approve(many("SELECT ", "- ", 7000, "1", "")));
    EXPECT_FALSE(approve(many("SELECT ", "NOT ", 3000, "true", "")));
    EXPECT_FALSE(approve(many("SELECT 1", " UNION SELECT 1", 1000, "", "")));
    EXPECT_FALSE(approve(many("SELECT ", "(SELECT ", 800, "1", ")")));
    EXPECT_FALSE(approve(many("SELECT 1", "::int", 3000, "", "")));
    EXPECT_FALSE(approve(many("SELECT ", "CASE WHEN true THEN ", 600, "1", " END")));
    EXPECT_FALSE(approve(many("SELECT a FROM t", ", t AS t2", 100, "", "")));
    EXPECT_FALSE(approve(many("SELECT ", "(SELECT ", 20, "1", ")")));
}

TEST_F(PostgresqlGuardTest, WhatIsJustWithinItsLimitsIsApproved) {
    approved(many("SELECT ", "(", 90, "1", ")"));
    approved(many("SELECT ", "1+", 300, "1", ""));
    approved(many("SELECT 1", " UNION SELECT 1", 150, "", ""));
    approved(many("SELECT a FROM t WHERE a = 1", " AND a = 1", 400, "", ""));
    approved(many("SELECT a FROM t WHERE a IN (1", ", 1", 4000, ")", ""));
    approved(many("SELECT count(*) FROM t", " JOIN t AS t2 USING (a)", 39, "", ""));
    approved(many("SELECT ", "(SELECT ", 14, "1", ")"));
}

}  // namespace
}  // namespace datapilot::worker::guard
