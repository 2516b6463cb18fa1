// Approved SQL, run on a real server: a guard that approves what cannot run is of no use.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "support/guard_statements.h"
#include "support/postgresql_source.h"

namespace datapilot::worker {
namespace {

using base::Errc;
using postgresql::ReadOnlyTransaction;
using postgresql::Session;
using results::Cell;
using results::ColumnType;
using results::Decimal;
using testing::HasSubstr;

constexpr auto shop = R"sql(
CREATE TABLE clients (id_client int PRIMARY KEY, nom text, ville text, region text, segment text);
INSERT INTO clients VALUES (1, 'Dupont', 'Lyon', 'Auvergne-Rhône-Alpes', 'PME'),
    (2, 'Durand', 'Rennes', 'Bretagne', 'ETI'), (3, 'Petit', 'Orléans', 'Centre-Val de Loire', NULL);
CREATE TABLE produits (ref_produit text PRIMARY KEY, libelle text, categorie text,
                       prix_ht numeric(12,2));
INSERT INTO produits VALUES ('P1', 'Chaise', 'Mobilier', 45.50), ('P2', 'Table', 'Mobilier', 120),
    ('P3', 'Lampe', 'Éclairage', 30.25);
CREATE TABLE commandes (no_commande int PRIMARY KEY, id_client int REFERENCES clients,
                        date_commande date, statut text, canal text);
INSERT INTO commandes VALUES (10, 1, '2024-12-31', 'payée', 'web'),
    (11, 2, '2025-05-12', 'payée', 'agence'), (12, 1, '2025-05-13', 'en attente', 'web');
CREATE TABLE lignes (no_commande int REFERENCES commandes, ref_produit text REFERENCES produits,
                     quantite int, prix_unitaire numeric(12,2), remise numeric(4,2));
INSERT INTO lignes VALUES (10, 'P1', 4, 45.50, 0), (10, 'P3', 12, 30.25, 0.1),
    (11, 'P2', 1, 120, 0), (12, 'P1', 7, 44, 0.05);
)sql";

TEST(PostgresqlQueries, OrdinaryQuestionsAreApprovedAndRun) {
    PostgresqlSource source{shop};
    const auto ordinary = tests::guard_statements("postgresql_ordinary.sql");
    ASSERT_GE(ordinary.size(), 150u);
    for (const auto& question : ordinary) {
        const auto outcome = source.query(question.sql);
        EXPECT_TRUE(outcome) << "line " << question.line << ": " << question.sql << "\n"
                             << outcome.error().message.english << " " << outcome.error().detail;
    }
}

// What a column of this definition, holding this, is shown as.
struct Shown {
    std::string type;
    std::string value;
    ColumnType shown_as;
    Cell cell;
};

TEST(PostgresqlQueries, EveryTypeIsReadWithNothingLost) {
    using enum ColumnType;
    PostgresqlSource source{
        "CREATE TYPE humeur AS ENUM ('gai', 'triste');"
        "CREATE TYPE adresse AS (rue text, numero int);"
        "CREATE DOMAIN montant AS numeric(12,2) CHECK (VALUE >= 0)"};
    const std::string digits = "12345678901234567890123456789012345678.0123456789";
    const std::vector<Shown> all{
        {"smallint", "-32768", integer, std::int64_t{-32768}},
        {"integer", "2147483647", integer, std::int64_t{2147483647}},
        {"bigint", "-9223372036854775808", integer, std::numeric_limits<std::int64_t>::min()},
        {"numeric", "1234.50", decimal, Decimal{"1234.50"}},
        {"numeric(60,10)", digits, decimal, Decimal{digits}},
        {"numeric", "-0.000000000000000000001", decimal, Decimal{"-0.000000000000000000001"}},
        {"numeric", "NaN", text, "NaN"},
        {"numeric", "-Infinity", text, "-Infinity"},
        {"real", "0.1", decimal, 0.1},
        {"double precision", "1e300", decimal, 1e300},
        {"double precision", "0.30000000000000004", decimal, 0.30000000000000004},
        {"double precision", "Infinity", text, "Infinity"},
        {"money", "1234.56", decimal, Decimal{"1234.56"}},
        {"money", "-0.05", decimal, Decimal{"-0.05"}},
        {"montant", "12.30", decimal, Decimal{"12.30"}},
        {"boolean", "t", boolean, true},
        {"boolean", "false", boolean, false},
        {"date", "2025-12-31", date, "2025-12-31"},
        {"date", "0044-03-15 BC", date, "0044-03-15 BC"},
        {"date", "infinity", date, "infinity"},
        {"timestamp", "2025-12-31 08:30:00", timestamp, "2025-12-31T08:30:00"},
        {"timestamp", "2025-12-31 08:30:00.123456", timestamp, "2025-12-31T08:30:00.123456"},
        {"timestamp", "0044-03-15 12:00 BC", timestamp, "0044-03-15T12:00:00 BC"},
        {"timestamp", "-infinity", timestamp, "-infinity"},
        {"timestamptz", "2025-12-31 08:30:00+00", timestamp, "2025-12-31T09:30:00+01:00"},
        {"timestamptz", "2025-07-01 08:30:00+00", timestamp, "2025-07-01T10:30:00+02:00"},
        {"time", "23:59:59.5", text, "23:59:59.5"},
        {"time", "24:00", text, "24:00:00"},
        {"timetz", "08:30:00+02", text, "08:30:00+02"},
        {"interval", "1 year 2 mons 3 days 27:00:00", text, "1 year 2 mons 3 days 27:00:00"},
        {"text", "l'été\n\"x\"", text, "l'été\n\"x\""},
        {"varchar(10)", "a  ", text, "a  "},
        {"char(5)", "ab", text, "ab"},
        {"\"char\"", "x", text, "x"},
        {"bytea", "\\x00ff41", text, "\\x00ff41"},
        {"uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", text,
         "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"},
        {"inet", "192.0.2.1/24", text, "192.0.2.1/24"},
        {"macaddr", "08:00:2b:01:02:03", text, "08:00:2b:01:02:03"},
        {"bit(4)", "1010", text, "1010"},
        {"varbit", "101", text, "101"},
        {"int[]", "{1,NULL,3}", text, "{1,NULL,3}"},
        {"text[]", "{\"a,b\",c}", text, "{\"a,b\",c}"},
        {"numeric[]", "{1.50,2}", text, "{1.50,2}"},
        {"json", "{\"a\":  1}", text, "{\"a\":  1}"},
        {"jsonb", "{\"a\":  1}", text, "{\"a\": 1}"},
        {"xml", "<a>1</a>", text, "<a>1</a>"},
        {"humeur", "triste", text, "triste"},
        {"adresse", "(\"rue d'été\",3)", text, "(\"rue d'été\",3)"},
        {"int4range", "[1,5)", text, "[1,5)"},
        {"daterange", "[2025-01-01,2026-01-01)", text, "[2025-01-01,2026-01-01)"},
        {"point", "(1.5,2)", text, "(1.5,2)"},
        {"tsvector", "'a':1 'b':2", text, "'a':1 'b':2"},
        {"oid", "4294967295", integer, std::int64_t{4294967295}},
    };
    int number = 0;
    for (const auto& [type, value, shown_as, cell] : all) {
        const auto table = "v" + std::to_string(++number);
        auto quoted = value;
        for (std::size_t at = 0; (at = quoted.find('\'', at)) != quoted.npos; at += 2) {
            quoted.insert(at, 1, '\'');
        }
        source.execute("CREATE TABLE " + table + " (x " + type + "); INSERT INTO " + table +
                       " VALUES ('" + quoted + "'), (NULL)");
        const auto outcome = source.query("SELECT x FROM " + table);
        ASSERT_TRUE(outcome) << type << outcome.error().message.english << outcome.error().detail;
        EXPECT_EQ(outcome->table.columns[0].type, shown_as) << type << " " << value;
        EXPECT_EQ(outcome->table.rows[0][0], cell) << type << " " << value;
        EXPECT_EQ(outcome->table.rows[1][0], Cell{}) << type;
    }
}

TEST(PostgresqlQueries, InstantsAreShownInTheJobsTimeZone) {
    PostgresqlSource source{
        "CREATE TABLE e (t timestamptz); INSERT INTO e VALUES ('2025-12-31 23:30:00+00')"};
    const auto shown = [&](const std::string& zone) {
        return source.query("SELECT t, t::date FROM e", zone).value().table.rows;
    };
    EXPECT_EQ(shown("Europe/Paris"), (results::Rows{{"2026-01-01T00:30:00+01:00", "2026-01-01"}}));
    EXPECT_EQ(shown("America/New_York"),
              (results::Rows{{"2025-12-31T18:30:00-05:00", "2025-12-31"}}));
    EXPECT_EQ(shown("Asia/Kolkata"), (results::Rows{{"2026-01-01T05:00:00+05:30", "2026-01-01"}}));
}

TEST(PostgresqlQueries, CapsCutTheRowsAndTheSessionGoesOn) {
    PostgresqlSource source{
        "CREATE TABLE n AS SELECT i, repeat('x', 1000) AS s FROM generate_series(1, 5000) AS i"};
    const auto by_rows = source.query({.location = {}, .sql = "SELECT i FROM n", .row_cap = 10});
    ASSERT_TRUE(by_rows);
    EXPECT_EQ(by_rows->table.rows.size(), 10u);
    EXPECT_TRUE(by_rows->table.truncated);
    const auto whole =
        source.query({.location = {}, .sql = "SELECT i FROM n LIMIT 10", .row_cap = 10});
    EXPECT_FALSE(whole.value().table.truncated);
    const auto by_bytes =
        source.query({.location = {}, .sql = "SELECT s FROM n", .byte_cap = 100'000});
    ASSERT_TRUE(by_bytes);
    EXPECT_GT(by_bytes->table.rows.size(), 50u);
    EXPECT_LT(by_bytes->table.rows.size(), 100u);
    EXPECT_TRUE(by_bytes->table.truncated);
    EXPECT_TRUE(source.query("SELECT count(*) FROM n"));
}

TEST(PostgresqlQueries, ATableThatChangedIsSaidToHaveChanged) {
    PostgresqlSource source{"CREATE TABLE n (a int, b int)"};
    ASSERT_TRUE(source.query("SELECT a FROM n"));
    source.execute("ALTER TABLE n DROP COLUMN b");
    EXPECT_EQ(source.query("SELECT b FROM n").error().code, Errc::schema_outdated);
    EXPECT_EQ(source.query("SELECT jamais FROM n").error().code, Errc::query_failed);
    source.execute("CREATE TABLE m (a int)");
    EXPECT_TRUE(source.query("SELECT a FROM m"));
    source.execute("DROP TABLE m");
    EXPECT_EQ(source.query("SELECT a FROM m").error().code, Errc::schema_outdated);
    EXPECT_EQ(source.query("SELECT a FROM m").error().code, Errc::sql_refused);
    source.execute("REVOKE SELECT ON n FROM lecteur");
    EXPECT_EQ(source.query("SELECT a FROM n").error().code, Errc::source_rights_missing);
}

TEST(PostgresqlQueries, WhatTheServerSaysOfAQueryIsShownWithoutItsAddress) {
    PostgresqlSource source{"CREATE TABLE n (a int); INSERT INTO n VALUES (0)"};
    const auto failed = source.query("SELECT 1 / a FROM n");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, Errc::query_failed);
    EXPECT_THAT(failed.error().message.french, HasSubstr("division by zero"));
    EXPECT_THAT(failed.error().detail, testing::Not(HasSubstr("127.0.0.1")));
    EXPECT_TRUE(source.query("SELECT a FROM n"));
}

TEST(PostgresqlQueries, ALostSessionIsOpenedAgain) {
    PostgresqlSource source{"CREATE TABLE n (a int)"};
    ASSERT_TRUE(source.query("SELECT a FROM n"));
    PostgresqlSource::server().end_sessions(source.database());
    EXPECT_TRUE(source.query("SELECT a FROM n"));
}

// What a hole in the guard would let through still changes nothing.
TEST(PostgresqlSession, OnlyReads) {
    PostgresqlSource source{"CREATE TABLE n (a int)"};
    auto location = source.location();
    location.user = tests::CustomerPostgres::administrator;
    location.password = "only-for-tests";
    auto session = Session::open(location, "", PostgresqlSource::patience()).value();
    for (const auto* sql :
         {"INSERT INTO public.n VALUES (1)", "CREATE TABLE public.m (a int)", "DROP TABLE public.n",
          "WITH x AS (DELETE FROM public.n RETURNING a) SELECT * FROM x",
          "SELECT * FROM public.n FOR UPDATE", "SELECT * FROM n"}) {
        auto transaction =
            ReadOnlyTransaction::begin(session, "UTC", PostgresqlSource::patience()).value();
        CollectedRows rows{{10, 1'000}};
        EXPECT_FALSE(transaction.rows(sql, rows)) << sql;
    }
}

}  // namespace
}  // namespace datapilot::worker
