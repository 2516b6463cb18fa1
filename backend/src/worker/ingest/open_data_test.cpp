#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "support/shared_data.h"
#include "support/test_source.h"

// Real French files and the corner cases of csv-spectrum, read whole.
namespace datapilot::worker::ingest {
namespace {

namespace json = boost::json;
using catalog::ColumnType;
using results::Cell;

class OpenDataTest : public testing::Test {
  protected:
    TestSource source_;

    bool ingest(std::string_view name) {
        const auto path = test::shared_data(name);
        if (!path) return false;
        source_.add_file(*path);
        const auto report = source_.ingest();
        EXPECT_TRUE(report) << report.error().message.french;
        return report.has_value();
    }

    Cell one(const std::string& sql) {
        const auto outcome = source_.query(sql);
        EXPECT_TRUE(outcome) << outcome.error().detail;
        return outcome ? outcome->table.rows.at(0).front() : Cell{};
    }

    ColumnType type(const std::string& column) {
        const auto catalog = source_.describe();
        const auto* found = catalog->tables.at(0).find(column);
        EXPECT_NE(found, nullptr) << column;
        return found ? found->type : ColumnType::boolean;
    }
};

std::string read(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// As csv-spectrum writes it: every cell a text, an absent one an empty text.
json::string as_text(const Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) return "";
    const auto value = results::to_json(cell);
    return value.is_string() ? value.get_string() : json::string{json::serialize(value)};
}

TEST(CsvSpectrumTest, EveryCornerCaseGivesTheCellsOfItsJson) {
    const auto folder = test::shared_data("csv_spectrum");
    if (!folder) GTEST_SKIP() << "the shared test data is not here";
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{*folder / "csvs"}) {
        TestSource source;
        source.add_file(entry.path());
        const auto report = source.ingest();
        ASSERT_TRUE(report) << entry.path() << report.error().message.english;
        const auto outcome = source.query("SELECT * FROM \"" + report->tables[0].table + "\"");
        ASSERT_TRUE(outcome) << outcome.error().detail;
        json::array rows;
        for (const auto& row : outcome->table.rows) {
            json::object object;
            for (std::size_t i = 0; i < row.size(); ++i) {
                object[outcome->table.columns[i].name] = as_text(row[i]);
            }
            rows.push_back(std::move(object));
        }
        const auto expected =
            json::parse(read(*folder / "json" / (entry.path().stem().string() + ".json")));
        EXPECT_EQ(json::value(rows), expected) << entry.path();
        ++files;
    }
    EXPECT_EQ(files, 11);
}

TEST_F(OpenDataTest, TheIntercitesFileHasMonthsAndCounts) {
    if (!ingest("fr_csv/regularite-mensuelle-intercites.csv")) {
        GTEST_SKIP() << "the shared test data is not here";
    }
    EXPECT_EQ(one("SELECT count(*) FROM regularite_mensuelle_intercites"),
              Cell{std::int64_t{4921}});
    EXPECT_EQ(type("Date"), ColumnType::date);
    EXPECT_EQ(type("Nombre de trains programmés"), ColumnType::integer);
    EXPECT_EQ(type("Taux de régularité"), ColumnType::decimal);
    EXPECT_EQ(one("SELECT max(\"Date\") FROM regularite_mensuelle_intercites"), Cell{"2023-10-01"});
}

TEST_F(OpenDataTest, TheElectionFileHasDecimalCommas) {
    if (!ingest("fr_csv/Presidentielle_2017_Resultats_Tour_1_c.csv")) {
        GTEST_SKIP() << "the shared test data is not here";
    }
    EXPECT_EQ(type("% Abs/Ins"), ColumnType::decimal);
    EXPECT_EQ(type("Code du département"), ColumnType::text);
    EXPECT_EQ(one("SELECT \"% Abs/Ins\" FROM \"Presidentielle_2017_Resultats_Tour_1_c\" "
                  "WHERE \"Libellé du département\" = 'Aisne'"),
              Cell{results::Decimal{"21.34"}});
}

TEST_F(OpenDataTest, TheStationFileKeepsItsJsonAndItsCodes) {
    if (!ingest("fr_csv/liste-des-gares.csv")) GTEST_SKIP() << "the shared test data is not here";
    EXPECT_EQ(one("SELECT count(*) FROM liste_des_gares"), Cell{std::int64_t{3819}});
    EXPECT_EQ(type("CODE_LIGNE"), ColumnType::text);
    EXPECT_EQ(one("SELECT \"Geo Shape\" FROM liste_des_gares WHERE \"LIBELLE\" = 'Chars'"),
              Cell{R"({"coordinates": [1.93695919364811, 49.16261162951619], "type": "Point"})"});
}

TEST_F(OpenDataTest, TheInseeFileIsWindows1252WithTabs) {
    if (!ingest("fr_csv/reg2014.txt")) GTEST_SKIP() << "the shared test data is not here";
    EXPECT_EQ(one("SELECT \"NCCENR\" FROM reg2014 WHERE \"REGION\" = '04'"), Cell{"La Réunion"});
}

TEST_F(OpenDataTest, ThePeculiarFilesAreReadWholeToo) {
    for (const auto& [name, rows] : std::initializer_list<std::pair<std::string, std::int64_t>>{
             {"horaires-des-gares", 6517},
             {"ecoles_paris", 31},
             {"fr-esr-principaux-etablissements-enseignement-superieur", 246},
             {"repartition-des-distances-dacces", 592}}) {
        TestSource source;
        const auto path = test::shared_data("fr_csv/" + name + ".csv");
        if (!path) GTEST_SKIP() << "the shared test data is not here";
        source.add_file(*path);
        const auto report = source.ingest();
        ASSERT_TRUE(report) << name << report.error().message.french;
        EXPECT_EQ(report->tables[0].row_count, rows) << name;
    }
}

}  // namespace
}  // namespace datapilot::worker::ingest
