#include "worker/engines/postgresql/catalog_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <chrono>
#include <iostream>

#include "support/postgresql_source.h"
#include "support/shared_data.h"
#include "support/told_links.h"
#include "workers/protocol/frames.h"

namespace datapilot::worker {
namespace {

using catalog::Catalog;
using catalog::ColumnType;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using tests::told_links;

std::vector<std::string> names(const Catalog& catalog) {
    std::vector<std::string> all;
    for (const auto& table : catalog.tables) all.push_back(table.name);
    return all;
}

const catalog::Column& column(const Catalog& catalog, const std::string& table,
                              const std::string& name) {
    return *catalog.find(table)->find(name);
}

TEST(PostgresqlCatalog, TellsTablesColumnsKeysCommentsAndIndexes) {
    PostgresqlSource source{R"sql(
CREATE TYPE humeur AS ENUM ('gai', 'triste');
CREATE DOMAIN montant AS numeric(12,2);
CREATE TABLE clients (id int PRIMARY KEY, email text NOT NULL UNIQUE, ville text, cree timestamptz,
                      humeur humeur, solde montant);
COMMENT ON TABLE clients IS 'Nos clients';
COMMENT ON COLUMN clients.ville IS 'où il habite';
CREATE INDEX par_ville ON clients (ville, cree);
CREATE INDEX ON clients (lower(ville));
CREATE TABLE commandes (no int PRIMARY KEY, client int NOT NULL REFERENCES clients, total money);
CREATE TABLE fiches (client int PRIMARY KEY REFERENCES clients (id), note json);
CREATE TABLE paires (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE vers_paires (n int, y int, x int, FOREIGN KEY (x, y) REFERENCES paires (b, a));
CREATE TABLE suites (y int UNIQUE, x int, FOREIGN KEY (y, x) REFERENCES paires);
CREATE VIEW lyonnais AS SELECT id, email FROM clients WHERE ville = 'Lyon';
CREATE MATERIALIZED VIEW par_mois AS SELECT 1 AS mois;
CREATE TABLE cachee (a int); REVOKE ALL ON cachee FROM lecteur;
CREATE TABLE en_partie (vue int, cachee int); REVOKE ALL ON en_partie FROM lecteur;
GRANT SELECT (vue) ON en_partie TO lecteur;
INSERT INTO clients VALUES (1, 'a@x.fr', 'Lyon', '2024-01-31', 'gai', 1.50),
    (2, 'b@x.fr', 'Lyon', '2025-02-28', 'gai', 2), (3, 'c@x.fr', NULL, NULL, 'triste', NULL);
INSERT INTO commandes VALUES (1, 1, 10.5), (2, 1, 99999.99);
)sql"};
    const auto found = source.describe().value();
    EXPECT_EQ(found.dialect, catalog::Dialect::postgresql);
    EXPECT_THAT(names(found),
                UnorderedElementsAre("clients", "commandes", "fiches", "paires", "vers_paires",
                                     "suites", "lyonnais", "par_mois", "en_partie"));
    const auto& clients = *found.find("clients");
    EXPECT_EQ(clients.schema, "public");
    EXPECT_EQ(clients.comment, "Nos clients");
    EXPECT_THAT(clients.primary_key, ElementsAre("id"));
    EXPECT_EQ(clients.row_count, 3);
    EXPECT_FALSE(clients.row_count_estimated);
    ASSERT_EQ(clients.indexes.size(), 3u);
    EXPECT_THAT(clients.indexes[2].columns, ElementsAre("ville", "cree"));
    EXPECT_FALSE(clients.indexes[2].unique);

    const auto& town = column(found, "clients", "ville");
    EXPECT_EQ(town.comment, "où il habite");
    EXPECT_EQ(town.native_type, "text");
    EXPECT_THAT(town.values, ElementsAre("Lyon"));
    EXPECT_TRUE(town.values_complete);
    EXPECT_EQ(town.null_count, 1);
    EXPECT_TRUE(town.nullable);
    EXPECT_FALSE(column(found, "clients", "email").nullable);
    EXPECT_EQ(column(found, "clients", "cree").type, ColumnType::timestamp);
    EXPECT_EQ(column(found, "clients", "cree").max, "2025-02-28T00:00:00+00:00");
    EXPECT_EQ(column(found, "clients", "solde").type, ColumnType::decimal);
    EXPECT_EQ(column(found, "clients", "solde").max, "2.00");
    EXPECT_THAT(column(found, "clients", "humeur").values, ElementsAre("gai", "triste"));
    EXPECT_EQ(column(found, "commandes", "total").max, "99999.99");
    EXPECT_EQ(found.find("en_partie")->columns.size(), 1u);
    EXPECT_THAT(told_links(found),
                UnorderedElementsAre("commandes.client -> clients.id",
                                     "fiches.client -> clients.id one to one",
                                     "vers_paires.(x, y) -> paires.(b, a)",
                                     "suites.(y, x) -> paires.(a, b) one to one"));
}

TEST(PostgresqlCatalog, NamesOfAllKindsAreTakenAsTheyAre) {
    PostgresqlSource source{R"sql(
CREATE SCHEMA "Été ""2025""";
CREATE TABLE "Été ""2025"""."Ventes d'été" ("Montant HT" numeric, "select" int, "é à" text,
                                           "MAJ" date);
INSERT INTO "Été ""2025"""."Ventes d'été" VALUES (1.5, 2, 'l''été', '2025-07-01');
CREATE TABLE "table" ("from" text); INSERT INTO "table" VALUES ('x');
CREATE SCHEMA nord; CREATE SCHEMA sud;
CREATE TABLE nord.ventes (a int); CREATE TABLE sud.ventes (a int);
)sql"};
    const auto found = source.describe().value();
    EXPECT_THAT(names(found),
                UnorderedElementsAre("Ventes d'été", "table", "nord.ventes", "sud.ventes"));
    EXPECT_THAT(column(found, "Ventes d'été", "é à").values, ElementsAre("l'été"));
    EXPECT_EQ(column(found, "Ventes d'été", "Montant HT").max, "1.5");
    for (const auto& table : found.tables) {
        CollectedRows rows{{5, 1'000}};
        const auto read = source.engine().preview(source.location(),
                                                  {.location = {}, .table = table.name, .rows = 5},
                                                  rows, PostgresqlSource::patience());
        EXPECT_TRUE(read) << table.name;
    }
    EXPECT_TRUE(source.query("SELECT v.\"é à\", v.\"select\" FROM \"Ventes d'été\" v"));
    EXPECT_TRUE(source.query("SELECT \"from\" FROM \"table\""));
    auto one_schema = source.location();
    one_schema.schemas = {"nord", "pg_catalog", "nulle part"};
    const auto of_one =
        source.engine()
            .describe(one_schema, {}, PostgresqlSource::patience(), [](const auto&) {})
            .value();
    EXPECT_THAT(names(of_one), ElementsAre("ventes"));
}

TEST(PostgresqlCatalog, APartitionedTableIsOneTable) {
    PostgresqlSource source{R"sql(
CREATE TABLE mesures (jour date, v int) PARTITION BY RANGE (jour);
CREATE TABLE mesures_2024 PARTITION OF mesures FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE mesures_2025 PARTITION OF mesures FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO mesures SELECT '2024-12-01'::date + i, i FROM generate_series(1, 60) AS i;
)sql"};
    const auto found = source.describe().value();
    EXPECT_THAT(names(found), ElementsAre("mesures"));
    EXPECT_EQ(found.tables[0].row_count, 60);
    EXPECT_EQ(column(found, "mesures", "jour").max, "2025-01-30");
}

TEST(PostgresqlCatalog, ALargeTableIsToldByItsStatisticsIndexesAndFirstRows) {
    PostgresqlSource source{R"sql(
CREATE TABLE gros (id int PRIMARY KEY, jour date, ville text, montant numeric);
INSERT INTO gros SELECT i, '2020-01-01'::date + i % 2000, 'ville ' || i % 7,
    CASE WHEN i % 4 > 0 THEN i END FROM generate_series(1, 250000) AS i;
ANALYZE gros;
)sql"};
    const auto found = source.describe().value();
    const auto& table = found.tables.at(0);
    EXPECT_TRUE(table.row_count_estimated);
    EXPECT_NEAR(static_cast<double>(table.row_count), 250'000, 25'000);
    EXPECT_EQ(column(found, "gros", "id").min, "1");
    EXPECT_EQ(column(found, "gros", "id").max, "250000");
    EXPECT_EQ(column(found, "gros", "jour").min, "2020-01-01");
    EXPECT_EQ(column(found, "gros", "ville").values.size(), 7u);
    EXPECT_FALSE(column(found, "gros", "ville").values_complete);
    EXPECT_NEAR(static_cast<double>(column(found, "gros", "montant").null_count), 62'500, 7'000);
}

TEST(PostgresqlCatalog, LinksThatNobodyDeclaredAreInferredFromNamesAndValues) {
    PostgresqlSource source{R"sql(
CREATE TABLE clients (id_client int, nom text);
CREATE TABLE commandes (no_commande int, id_client int, montant numeric);
INSERT INTO clients SELECT i, 'nom ' || i FROM generate_series(1, 20) AS i;
INSERT INTO commandes SELECT i, 1 + i % 20, i FROM generate_series(1, 100) AS i;
)sql"};
    EXPECT_THAT(told_links(source.describe().value()),
                ElementsAre("commandes.id_client -> clients.id_client inferred"));
}

TEST(PostgresqlCatalog, AUserWhoMayReadNothingIsToldSo) {
    PostgresqlSource source{"CREATE TABLE t (a int); REVOKE ALL ON t FROM lecteur"};
    EXPECT_EQ(source.describe().error().code, base::Errc::source_rights_missing);
}

// A thousand tables of twenty columns: the time is told, not asserted; the reply must fit a frame.
TEST(PostgresqlCatalog, AThousandTablesAreReadAndFitAFrame) {
    PostgresqlSource source{R"sql(
DO $$ BEGIN FOR t IN 1..1000 LOOP
    EXECUTE (SELECT format('CREATE TABLE table_%s (id int PRIMARY KEY, %s)', t,
        string_agg(format('colonne_%s %s', c, (ARRAY['text', 'numeric(12,2)', 'date'])[1 + c % 3]),
                   ', ')) FROM generate_series(1, 19) AS c);
    EXECUTE format('INSERT INTO table_%s (id, colonne_3) SELECT i, ''valeur '' || i '
                   'FROM generate_series(1, 10) AS i', t);
    IF t % 200 = 0 THEN COMMIT; END IF;
END LOOP; END $$;
)sql"};
    const auto started = std::chrono::steady_clock::now();
    const auto found = source.describe();
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - started);
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_EQ(found->tables.size(), 1000u);
    EXPECT_EQ(found->tables[0].columns.size(), 20u);
    const auto bytes = boost::json::serialize(catalog::to_json(*found)).size();
    EXPECT_LT(bytes, workers::max_payload);
    std::cout << "1,000 tables, 20,000 columns: " << taken.count() << " ms, " << bytes
              << " bytes\n";
}

TEST(PostgresqlCatalog, ThePagilaDatabaseIsReadWhole) {
    const auto dump = test::shared_data("sample_db/pagila_postgresql.sql");
    if (!dump) GTEST_SKIP() << "no sample_db in the shared data";
    PostgresqlSource source{"SELECT 1"};
    PostgresqlSource::server().load_dump(source.database(), *dump);
    const auto found = source.describe().value();
    ASSERT_NE(found.find("film"), nullptr);
    EXPECT_EQ(found.find("film")->row_count, 1000);
    EXPECT_THAT(told_links(found), Contains("rental.customer_id -> customer.customer_id"));
    EXPECT_TRUE(source.query("SELECT rating, count(*) FROM film GROUP BY rating ORDER BY 1"));
}

}  // namespace
}  // namespace datapilot::worker
