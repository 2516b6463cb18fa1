// One plan, three dialects: the same rows from DuckDB, PostgreSQL and MariaDB.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <ranges>

#include "dialects/plans.h"
#include "dialects/three_engines.h"
#include "golden/transcript.h"
#include "questions/rule_engine.h"

namespace datapilot::tests {
namespace {

namespace fs = std::filesystem;
using catalog::Dialect;
using query_plan::QueryPlan;
using testing::ElementsAre;

std::optional<long double> number(const results::Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole;
    if (const auto* inexact = std::get_if<double>(&cell)) return *inexact;
    if (const auto* exact = std::get_if<results::Decimal>(&cell)) return std::stold(exact->digits);
    return std::nullopt;
}

// To the digits that engines share: each rounds a division in its own way.
std::string told(const results::Cell& cell) {
    if (const auto value = number(cell)) {
        char text[64];
        const auto rounded = std::round(*value * 1e6L) / 1e6L;
        std::snprintf(text, sizeof text, "%.6Lf", rounded == 0 ? 0.0L : rounded);
        return text;
    }
    if (std::holds_alternative<std::monostate>(cell)) return "-";
    if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "1.000000" : "0.000000";
    return std::get<std::string>(cell);
}

std::vector<std::string> told_rows(const results::ResultTable& table) {
    std::vector<std::string> rows;
    for (const auto& row : table.rows) {
        std::string text;
        for (const auto& cell : row) text += told(cell) + " | ";
        rows.push_back(std::move(text));
    }
    std::ranges::sort(rows);
    return rows;
}

// The column that a plan orders by, where it is shown and no text: servers order text by collations
// of their own.
std::optional<std::size_t> ordered_column(const QueryPlan& plan, const results::ResultTable& rows) {
    if (plan.order.empty()) return std::nullopt;
    const auto shown_before = [](const auto& elements, std::size_t index) {
        return std::ranges::count_if(elements | std::views::take(index),
                                     [](const auto& one) { return one.shown; });
    };
    const auto dimensions = shown_before(plan.dimensions, plan.dimensions.size());
    const auto* dimension = std::get_if<query_plan::OrderByDimension>(&plan.order[0].by);
    const auto* measure = std::get_if<query_plan::OrderByMeasure>(&plan.order[0].by);
    const bool shown =
        dimension ? plan.dimensions[dimension->index].shown : plan.measures[measure->index].shown;
    if (!shown || plan.set_operation) return std::nullopt;
    const auto place = dimension ? shown_before(plan.dimensions, dimension->index)
                                 : dimensions + shown_before(plan.measures, measure->index);
    const auto index = static_cast<std::size_t>(place);
    if (rows.columns[index].type == results::ColumnType::text) return std::nullopt;
    return index;
}

std::vector<std::string> column_told(const results::ResultTable& table, std::size_t index) {
    std::vector<std::string> column;
    for (const auto& row : table.rows) column.push_back(told(row[index]));
    return column;
}

class Dialects : public ::testing::Test {
  protected:
    static fs::path folder() { return fs::path(DATAPILOT_REPOSITORY) / "backend/tests"; }

    // Equal rows, in equal order where one was asked for.
    static void expect_equal(ThreeEngines& engines, const QueryPlan& plan) {
        const auto files = engines.ask(plan, Dialect::duckdb);
        ASSERT_TRUE(files.table) << files.sql << files.table.error().detail;
        for (const auto dialect : {Dialect::postgresql, Dialect::mysql}) {
            SCOPED_TRACE(catalog::name(dialect));
            const auto answer = engines.ask(plan, dialect);
            SCOPED_TRACE(answer.sql + "\nbeside\n" + files.sql);
            if (!answer.table) {
                ADD_FAILURE() << answer.table.error().message.english
                              << answer.table.error().detail;
                continue;
            }
            EXPECT_EQ(told_rows(*answer.table), told_rows(*files.table));
            if (const auto ordered = ordered_column(plan, *files.table)) {
                EXPECT_EQ(column_told(*answer.table, *ordered),
                          column_told(*files.table, *ordered));
            }
        }
    }
};

// What people ask: the questions of the transcripts.
TEST_F(Dialects, every_question_of_the_transcripts_has_the_same_rows_in_each) {
    std::map<std::string, std::unique_ptr<ThreeEngines>> sources;
    int asked = 0;
    for (const auto& entry : fs::directory_iterator(folder() / "golden")) {
        if (entry.path().extension() != ".txt") continue;
        const auto transcript = read_transcript(entry.path());
        auto& engines = sources[transcript.source];
        if (!engines) {
            engines = std::make_unique<ThreeEngines>(folder() / "golden/data" / transcript.source);
        }
        const questions::RuleEngine rules{engines->catalog(),
                                          definitions_of(transcript, folder() / "golden")};
        for (const auto& one : transcript.entries) {
            const auto reading = rules.read(
                {.text = one.question, .language = transcript.language, .today = transcript.today});
            const auto* understood = std::get_if<questions::Understood>(&reading);
            if (!understood || one.follows_up) continue;
            SCOPED_TRACE(one.question);
            expect_equal(*engines, understood->plan);
            ++asked;
        }
    }
    EXPECT_GT(asked, 40);
}

// What data can be: absent, equal but for case or accents, at the edge of a week or a year.
TEST_F(Dialects, every_plan_of_the_table_has_the_same_rows_in_each) {
    ThreeEngines engines{folder() / "dialects/data"};
    for (const auto& [name, plan] : table_of_plans()) {
        SCOPED_TRACE(name);
        expect_equal(engines, plan);
    }
}

// Shops are told apart by company and code: joined by one of the two, each sale would count for
// several shops.
class CompositeKey : public Dialects {
  protected:
    // The rows of the answer, once they are the same in each dialect.
    std::vector<std::string> rows_of(const std::string& question) {
        const auto reading =
            rules_.read({.text = question,
                         .language = base::Language::french,
                         .today = base::Date{std::chrono::year{2025}, std::chrono::June,
                                             std::chrono::day{30}}});
        const auto* understood = std::get_if<questions::Understood>(&reading);
        if (!understood) {
            ADD_FAILURE() << "not understood: " << question;
            return {};
        }
        expect_equal(engines_, understood->plan);
        const auto answer = engines_.ask(understood->plan, Dialect::duckdb);
        SCOPED_TRACE(answer.sql);
        return answer.table ? told_rows(*answer.table) : std::vector<std::string>{};
    }

  private:
    static catalog::Catalog linked(catalog::Catalog catalog) {
        catalog.relationships = {{.from_table = "ventes",
                                  .from_columns = {"societe_vente", "code_magasin"},
                                  .to_table = "magasins",
                                  .to_columns = {"societe", "code"}}};
        return catalog;
    }

    ThreeEngines engines_{folder() / "dialects/composite_key"};
    questions::RuleEngine rules_{linked(engines_.catalog())};
};

TEST_F(CompositeKey, rows_are_joined_by_all_of_its_columns) {
    EXPECT_THAT(
        rows_of("total des montants par ville"),
        ElementsAre("Lille | 300.000000 | ", "Lyon | 67.000000 | ", "Nantes | 5.000000 | "));
}

TEST_F(CompositeKey, rows_without_related_ones_are_those_without_any_of_the_whole_key) {
    EXPECT_THAT(rows_of("Quelles villes ont des magasins qui n'ont pas de ventes ?"),
                ElementsAre("Brest | "));
}

TEST_F(CompositeKey, related_rows_are_counted_for_the_whole_key) {
    EXPECT_THAT(rows_of("Villes des magasins qui ont au moins 2 ventes"),
                ElementsAre("Lille | ", "Lyon | "));
}

TEST_F(CompositeKey, amounts_on_both_sides_are_each_counted_once) {
    EXPECT_THAT(
        rows_of("total des loyers et total des montants par ville"),
        ElementsAre("Brest | 700.000000 | - | ", "Lille | 900.000000 | 300.000000 | ",
                    "Lyon | 2100.000000 | 67.000000 | ", "Nantes | 800.000000 | 5.000000 | "));
}

}  // namespace
}  // namespace datapilot::tests
