#include "worker/engines/duckdb/catalog_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/shared_data.h"
#include "support/test_source.h"

namespace datapilot::worker {
namespace {

using catalog::Cardinality;
using catalog::Catalog;
using catalog::ColumnType;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using testing::UnorderedElementsAreArray;

std::vector<std::string> links(const Catalog& catalog) {
    std::vector<std::string> all;
    for (const auto& link : catalog.relationships) {
        all.push_back(link.from_table + "." + link.from_columns.at(0) + " > " + link.to_table +
                      "." + link.to_columns.at(0));
    }
    return all;
}

class CatalogReaderTest : public testing::Test {
  protected:
    TestSource source_;

    Catalog described() {
        const auto report = source_.ingest();
        EXPECT_TRUE(report) << report.error().message.french;
        auto catalog = source_.describe();
        EXPECT_TRUE(catalog) << catalog.error().detail;
        return catalog ? std::move(*catalog) : Catalog{};
    }

    // The relationships of the folder's files; nothing where the shared data is not here.
    std::optional<std::vector<std::string>> links_in(std::string_view folder) {
        const auto path = test::shared_data(folder);
        if (!path) return std::nullopt;
        for (const auto& entry : std::filesystem::directory_iterator{*path}) {
            if (entry.path().extension() == ".csv") source_.add_file(entry.path());
        }
        return links(described());
    }
};

TEST_F(CatalogReaderTest, CountsAndListsWhatEachColumnHolds) {
    source_.add("ventes.csv",
                "no;région;montant;jour\n1;Sud;1,50;31/12/2025\n2;Nord;2,25;01/01/2025\n"
                "3;Sud;;15/06/2025\n");
    const auto catalog = described();
    const auto& table = catalog.tables.at(0);
    EXPECT_EQ(table.row_count, 3);
    EXPECT_THAT(table.primary_key, ElementsAre("no"));
    const auto& region = *table.find("région");
    EXPECT_EQ(region.distinct_count, 2);
    EXPECT_THAT(region.values, ElementsAre("Sud", "Nord"));
    EXPECT_TRUE(region.values_complete);
    EXPECT_FALSE(region.nullable);
    const auto& amount = *table.find("montant");
    EXPECT_EQ(amount.null_count, 1);
    EXPECT_EQ(amount.min, "1.50");
    EXPECT_EQ(amount.max, "2.25");
    EXPECT_EQ(table.find("jour")->max, "2025-12-31");
}

TEST_F(CatalogReaderTest, KeepsTheMostFrequentValuesWhereThereAreTooMany) {
    std::string content = "ville\n";
    for (int i = 0; i < 30; ++i) content += "v" + std::to_string(i) + "\nParis\n";
    source_.add("t.csv", content);
    ASSERT_TRUE(source_.ingest());
    workers::DescribeJob job{workers::FileDatabase{source_.database()}};
    job.values_per_column = 5;
    const auto catalog = source_.engine().describe(job);
    const auto& city = catalog->tables.at(0).columns.at(0);
    EXPECT_EQ(city.values.size(), 5u);
    EXPECT_EQ(city.values.front(), "Paris");
    EXPECT_FALSE(city.values_complete);
    EXPECT_EQ(city.distinct_count, 31);
}

TEST_F(CatalogReaderTest, FindsWhatRefersToWhatByNameAndValue) {
    source_.add("clients.csv", "id;nom\n1;Durand\n2;Petit\n3;Roux\n");
    source_.add("commandes.csv", "no_commande;client_id;jour\n10;1;2025-01-01\n11;1;2025-01-02\n");
    source_.add("lignes.csv", "id;no_commande;ref_produit;qte\n1;10;A;5\n2;10;B;6\n3;11;A;7\n");
    source_.add("produits.csv", "ref_produit;libelle\nA;Chaise\nB;Table\n");
    const auto catalog = described();
    EXPECT_THAT(links(catalog), UnorderedElementsAre("commandes.client_id > clients.id",
                                                     "lignes.no_commande > commandes.no_commande",
                                                     "lignes.ref_produit > produits.ref_produit"));
    for (const auto& link : catalog.relationships) {
        EXPECT_EQ(link.cardinality, Cardinality::many_to_one);
        EXPECT_TRUE(link.inferred);
        EXPECT_GE(link.certainty, 0.9);
    }
}

TEST_F(CatalogReaderTest, LinesReferToWhatTheyAreLinesOf) {
    source_.add("tickets.csv", "id;table\n1;4\n2;5\n3;6\n");
    source_.add("lignes_ticket.csv", "id;ticket_id;qte\n1;1;2\n2;1;1\n3;2;4\n4;3;1\n");
    EXPECT_THAT(links(described()), ElementsAre("lignes_ticket.ticket_id > tickets.id"));
}

TEST_F(CatalogReaderTest, ATablesOwnKeyRefersToNoLinesOfIt) {
    source_.add("invoice.csv", "invoice_id;total\n1;40\n2;5\n3;6\n");
    source_.add("invoice_line.csv", "id;invoice_id;qty\n1;1;2\n2;1;1\n3;2;4\n4;3;1\n");
    EXPECT_THAT(links(described()), ElementsAre("invoice_line.invoice_id > invoice.invoice_id"));
}

TEST_F(CatalogReaderTest, AStaffNumberIsThatOfTheStaff) {
    source_.add("salaries.csv", "matricule;nom\nE1;Durand\nE2;Petit\nE3;Roux\n");
    source_.add("conges.csv", "id;matricule;jours\n1;E1;2\n2;E1;3\n3;E2;1\n");
    EXPECT_THAT(links(described()), ElementsAre("conges.matricule > salaries.matricule"));
}

TEST_F(CatalogReaderTest, ANumberSignSaysANumberOf) {
    source_.add("clients.csv", "N° client;Nom\n1001;Durand\n1002;Petit\n1003;Roux\n");
    source_.add("achats.csv", "Id;N° client;Montant\n1;1001;2\n2;1001;3\n3;1002;1\n");
    EXPECT_THAT(links(described()), ElementsAre("achats.N° client > clients.N° client"));
}

TEST_F(CatalogReaderTest, ANumberOfThingsTellsNoRowsApart) {
    source_.add("visits.csv", "museum;num_of_ticket;number_guides\n4;20;7\n4;10;8\n5;4;9\n");
    EXPECT_THAT(described().find("visits")->primary_key, IsEmpty());
}

TEST_F(CatalogReaderTest, AMarkGivenByACustomerIsNoCustomer) {
    source_.add("clients.csv", "id;nom\n1;Durand\n2;Petit\n3;Roux\n4;Faure\n");
    source_.add("visites.csv", "id;client_id;note_client\n1;1;3\n2;2;3\n3;2;1\n4;3;2\n");
    EXPECT_THAT(links(described()), ElementsAre("visites.client_id > clients.id"));
}

TEST_F(CatalogReaderTest, SmallNumbersAndCommonNamesDoNotJoinByChance) {
    source_.add("a.csv", "id;name;age;year;note\n1;x;1;1;2\n2;y;2;2;1\n3;z;3;3;3\n");
    source_.add("b.csv", "id;name;age;year;rang\n1;p;1;1;1\n2;q;2;2;2\n3;r;3;3;3\n");
    EXPECT_THAT(links(described()), IsEmpty());
}

TEST_F(CatalogReaderTest, ReferencesAcrossTypesAreFound) {
    source_.add("messagers.csv", "NoMess;Nom\n1;Rapide\n2;Lent\nX;Autre\n");
    source_.add("commandes.csv", "No;NoMess\n1;1\n2;2\n3;1\n");
    const auto catalog = described();
    EXPECT_EQ(catalog.find("messagers")->find("NoMess")->type, ColumnType::text);
    EXPECT_EQ(catalog.find("commandes")->find("NoMess")->type, ColumnType::integer);
    EXPECT_THAT(links(catalog), ElementsAre("commandes.NoMess > messagers.NoMess"));
}

TEST_F(CatalogReaderTest, ANumberThatIdentifiesByItsNameJoinsWhateverTheTablesAreCalled) {
    source_.add("personnel.csv", "Matricule;Nom;Age\n101;Roux;30\n102;Petit;40\n103;Faure;50\n");
    source_.add("absences.csv", "N° absence;Matricule;Age\n1;101;30\n2;101;30\n3;103;50\n");
    EXPECT_THAT(links(described()), ElementsAre("absences.Matricule > personnel.Matricule"));
}

TEST_F(CatalogReaderTest, AReferenceThatLosesRowsIsLessSure) {
    std::string clients = "id\n";
    std::string orders = "no;client_id\n";
    for (int i = 1; i <= 20; ++i) clients += std::to_string(i) + "\n";
    for (int i = 1; i <= 21; ++i) orders += std::to_string(i) + ";" + std::to_string(i) + "\n";
    source_.add("clients.csv", clients);
    source_.add("commandes.csv", orders);
    const auto catalog = described();
    ASSERT_EQ(catalog.relationships.size(), 1u);
    EXPECT_LT(catalog.relationships[0].certainty, 0.85);
    EXPECT_GT(catalog.relationships[0].certainty, 0.6);
}

// What the databases' own declarations say, except where the target has doubles: a join to those
// would multiply rows.
TEST_F(CatalogReaderTest, TheCarsDatabaseIsLinkedAsItsAuthorsDid) {
    const auto found = links_in("spider_fr/db/car_1");
    if (!found) GTEST_SKIP() << "the shared test data is not here";
    EXPECT_THAT(*found, UnorderedElementsAre("countries.Continent > continents.ContId",
                                             "car_makers.Country > countries.CountryId",
                                             "model_list.Maker > car_makers.Id",
                                             "car_names.Model > model_list.Model",
                                             "cars_data.Id > car_names.MakeId"));
}

TEST_F(CatalogReaderTest, TheFlightsDatabaseIsLinkedAsItsAuthorsDid) {
    const auto found = links_in("spider_fr/db/flight_2");
    if (!found) GTEST_SKIP() << "the shared test data is not here";
    EXPECT_THAT(*found, UnorderedElementsAre("flights.Airline > airlines.uid",
                                             "flights.SourceAirport > airports.AirportCode",
                                             "flights.DestAirport > airports.AirportCode"));
}

TEST_F(CatalogReaderTest, TheEmployeesDatabaseIsLinkedAsItsAuthorsDid) {
    const auto found = links_in("spider_fr/db/employee_hire_evaluation");
    if (!found) GTEST_SKIP() << "the shared test data is not here";
    EXPECT_THAT(*found, UnorderedElementsAre("hiring.Employee_ID > employee.Employee_ID",
                                             "evaluation.Employee_ID > employee.Employee_ID",
                                             "hiring.Shop_ID > shop.Shop_ID"));
}

TEST_F(CatalogReaderTest, TheFrenchOrdersAreLinkedDespiteTheirSpelling) {
    const auto found = links_in("bi_fr/db/comptoir2000");
    if (!found) GTEST_SKIP() << "the shared test data is not here";
    EXPECT_THAT(*found, UnorderedElementsAre("Commande.CodeCli > Client.CodeCli",
                                             "Commande.NoEmp > Employe.NoEmp",
                                             "Commande.NoMess > Messager.NoMess",
                                             "DetailCommande.Nocom > Commande.NoCom",
                                             "DetailCommande.Refprod > Produit.Refprod",
                                             "Produit.CodeCateg > Categorie.CodeCateg",
                                             "Produit.NoFour > Fournisseur.NoFour"));
}

struct Expected {
    std::string folder;
    std::vector<std::string> links;
};

TEST(CatalogOfSpiderTest, TheOtherDatabasesHaveTheirLinksAndNoOthers) {
    const std::vector<Expected> databases{
        {"concert_singer",
         {"concert.Stadium_ID > stadium.Stadium_ID",
          "singer_in_concert.concert_ID > concert.concert_ID",
          "singer_in_concert.Singer_ID > singer.Singer_ID"}},
        {"course_teach",
         {"course_arrange.Course_ID > course.Course_ID",
          "course_arrange.Teacher_ID > teacher.Teacher_ID"}},
        {"museum_visit", {"visit.Museum_ID > museum.Museum_ID", "visit.visitor_ID > visitor.ID"}},
        {"orchestra",
         {"orchestra.Conductor_ID > conductor.Conductor_ID",
          "performance.Orchestra_ID > orchestra.Orchestra_ID",
          "show.Performance_ID > performance.Performance_ID"}},
        {"pets_1", {"Has_Pet.PetID > Pets.PetID", "Has_Pet.StuID > Student.StuID"}},
        {"voter_1", {"VOTES.contestant_number > CONTESTANTS.contestant_number"}}};
    for (const auto& [folder, expected] : databases) {
        const auto path = test::shared_data("spider_fr/db/" + folder);
        if (!path) GTEST_SKIP() << "the shared test data is not here";
        TestSource source;
        for (const auto& entry : std::filesystem::directory_iterator{*path}) {
            if (entry.path().extension() == ".csv") source.add_file(entry.path());
        }
        ASSERT_TRUE(source.ingest());
        EXPECT_THAT(links(*source.describe()), UnorderedElementsAreArray(expected)) << folder;
    }
}

TEST_F(CatalogReaderTest, TwoElectionsAreMatchedByTheColumnThatLosesNoDepartment) {
    const auto found = links_in("bi_fr/files");
    if (!found) GTEST_SKIP() << "the shared test data is not here";
    // 2017 writes 1 where 2022 writes 01: only the names of the departments match in full.
    EXPECT_EQ(std::ranges::count_if(*found,
                                    [](const auto& link) {
                                        return link.find("2017") != link.npos &&
                                               link.find("resultats") != link.npos &&
                                               link.find("Code") != link.npos;
                                    }),
              0);
    EXPECT_EQ(found->size(), 6u);
}

}  // namespace
}  // namespace datapilot::worker
