#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <optional>

#include "command_line/csv_table.h"
#include "support/program_run.h"
#include "support/shared_data.h"

// The questions that DataPilot must answer on real French files, each checked against a result that
// the test computes itself.
namespace datapilot::tests {
namespace {

namespace json = boost::json;

class FrenchFiles : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_ = test::shared_data("fr_csv");
        if (!folder_) GTEST_SKIP() << "the shared data (fr_csv) is not there";
    }

    std::filesystem::path file(const std::string& name) const { return *folder_ / name; }

    static json::object ask(const std::filesystem::path& file, const std::string& question) {
        const auto run = run_program(DATAPILOT_PROGRAM, {"ask", file.string(), question, "--json"});
        EXPECT_EQ(run.exit_code, 0) << run.output << run.errors;
        return json::parse(run.output).as_object();
    }

    // The name and the number of each row, in the order of the answer.
    static Ranked named_numbers(const json::object& answer) {
        std::optional<std::size_t> name;
        std::optional<std::size_t> number;
        const auto& columns = answer.at("columns").as_array();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& role = columns[i].at("role").as_string();
            const bool listed = role == "other";  // of rows that are shown as they are
            const bool counts = columns[i].at("type").as_string() == "integer";
            if (role == "measure" || (listed && counts)) {
                number = i;
            } else {
                name = i;  // the last: a label stands behind its code
            }
        }
        Ranked named;
        for (const auto& row : answer.at("rows").as_array()) {
            named.emplace_back(text_of(row.at(name.value())),
                               row.at(number.value()).to_number<std::int64_t>());
        }
        return named;
    }

    static std::string text_of(const json::value& value) {
        if (value.is_null()) return "";
        return value.is_string() ? std::string{value.as_string()} : json::serialize(value);
    }

    static Totals as_totals(const Ranked& ranked) { return {ranked.begin(), ranked.end()}; }

  private:
    std::optional<std::filesystem::path> folder_;
};

constexpr auto trains = "regularite-mensuelle-intercites.csv";
constexpr auto stations = "liste-des-gares.csv";
constexpr auto election = "Presidentielle_2017_Resultats_Tour_1_c.csv";

TEST_F(FrenchFiles, CancelledTrainsByYear) {
    Totals expected;
    const CsvTable table{file(trains)};
    for (const auto& row : table.rows()) {
        const auto& cancelled = row.at("Nombre de trains annulés");
        if (!cancelled.empty()) expected[row.at("Date").substr(0, 4)] += std::stoll(cancelled);
    }
    ASSERT_GT(expected.size(), 5);

    const auto answer = ask(file(trains), "Combien de trains annulés par année ?");

    EXPECT_EQ(as_totals(named_numbers(answer)), expected);
    EXPECT_EQ(answer.at("chart").at("type").as_string(), "line");
    EXPECT_EQ(answer.at("usage").at("egress_bytes"), 0);
}

TEST_F(FrenchFiles, TheFiveDeparturesWithTheMostScheduledTrainsOfAYear) {
    Totals expected;
    const CsvTable table{file(trains)};
    for (const auto& row : table.rows()) {
        if (!row.at("Date").starts_with("2018")) continue;
        expected[row.at("Départ")] += std::stoll(row.at("Nombre de trains programmés"));
    }

    const auto answer =
        ask(file(trains), "Top 5 des départs avec le plus de trains programmés en 2018");

    EXPECT_EQ(named_numbers(answer), greatest(expected, 5));
    EXPECT_EQ(answer.at("chart").at("type").as_string(), "bar");
}

TEST_F(FrenchFiles, AllAbstentions) {
    std::int64_t expected = 0;
    const CsvTable table{file(election)};
    for (const auto& row : table.rows()) {
        expected += std::stoll(row.at("Abstentions"));
    }

    const auto answer = ask(file(election), "total des abstentions");

    ASSERT_EQ(answer.at("rows").as_array().size(), 1);
    EXPECT_EQ(answer.at("rows").at(0).at(0).to_number<std::int64_t>(), expected);
    EXPECT_EQ(answer.at("chart").at("type").as_string(), "number");
}

TEST_F(FrenchFiles, StationsByDepartment) {
    Totals expected;
    const CsvTable table{file(stations)};
    for (const auto& row : table.rows()) ++expected[row.at("DEPARTEMEN")];
    ASSERT_GT(expected.size(), 80);

    const auto answer = ask(file(stations), "nombre de gares par département");

    EXPECT_EQ(as_totals(named_numbers(answer)), expected);
}

TEST_F(FrenchFiles, TheTenDepartmentsWithTheMostVoters) {
    Totals expected;
    const CsvTable table{file(election)};
    for (const auto& row : table.rows()) {
        expected[row.at("Libellé du département")] += std::stoll(row.at("Inscrits"));
    }

    const auto answer = ask(file(election), "Les 10 départements avec le plus d'inscrits");

    EXPECT_EQ(named_numbers(answer), greatest(expected, 10));
}

}  // namespace
}  // namespace datapilot::tests
