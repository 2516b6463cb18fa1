#include "ai/answering/nothing_matched.h"

#include <gtest/gtest.h>

#include "query_plan/sql.h"

namespace datapilot::ai::answering {
namespace {

using query_plan::Condition;
using query_plan::Literal;
using results::Cell;

Condition region_is(const std::string& value) {
    return {query_plan::OneOf{{query_plan::ColumnRef{0, "region"}}, {Literal{{}, value}}},
            {"region = " + value, "region = " + value}};
}

catalog::Catalog sales(std::int64_t rows = 100) {
    catalog::Catalog catalog;
    catalog.tables.push_back(
        {.name = "ventes", .label = "Ventes", .row_count = rows, .columns = {{.name = "region"}}});
    return catalog;
}

Outcome outcome_of(std::vector<Condition> filters, results::Rows rows) {
    query_plan::QueryPlan plan{.shape = query_plan::Shape::aggregate,
                               .sources = {{std::string{"ventes"}}}};
    if (!filters.empty()) plan.filter = Condition{query_plan::AllOf{std::move(filters)}};
    return {.plan = std::move(plan), .rows = std::move(rows)};
}

std::string blamed(const Outcome& outcome, std::vector<Cell> counts) {
    const auto warning = blamed_filter(outcome, counts);
    return warning ? warning->message.french : "";
}

Cell n(std::int64_t count) {
    return count;
}

TEST(NothingMatched, ResultsWithoutRowsAndWithNothingInThemAreLookedInto) {
    EXPECT_TRUE(found_nothing(outcome_of({}, {})));
    EXPECT_TRUE(found_nothing(outcome_of({}, {{Cell{}}})));
    EXPECT_TRUE(found_nothing(outcome_of({}, {{n(0), Cell{}}})));
    EXPECT_FALSE(found_nothing(outcome_of({}, {{n(1)}})));
    EXPECT_FALSE(found_nothing(outcome_of({}, {{Cell{std::string{"Nord"}}}})));
    EXPECT_FALSE(found_nothing(outcome_of({}, {{n(0)}, {n(0)}})));
}

TEST(NothingMatched, OneQueryCountsEachFilterAloneAllOfThemAndAllButEach) {
    const auto outcome = outcome_of({region_is("Nord"), region_is("Sud")}, {});
    const auto plan = counting_plan(*outcome.plan, sales());
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->measures.size(), 5U);
    EXPECT_FALSE(plan->filter);
    for (const auto dialect :
         {catalog::Dialect::duckdb, catalog::Dialect::postgresql, catalog::Dialect::mysql}) {
        EXPECT_TRUE(query_plan::to_sql(*plan, sales(), dialect));
    }
}

TEST(NothingMatched, ManyFiltersLargeTablesAndPlansWithoutAFilterAreLeftAlone) {
    EXPECT_FALSE(counting_plan(*outcome_of({}, {}).plan, sales()));
    const std::vector<Condition> six(6, region_is("Nord"));
    EXPECT_FALSE(counting_plan(*outcome_of(six, {}).plan, sales()));
    EXPECT_FALSE(counting_plan(*outcome_of({region_is("Nord")}, {}).plan, sales(6'000'000)));
}

TEST(NothingMatched, AFilterThatNoRowMeetsIsNamed) {
    const auto outcome = outcome_of({region_is("Nord"), region_is("Sudd")}, {});
    EXPECT_EQ(blamed(outcome, {n(10), n(0), n(0), n(0), n(10)}),
              "Aucune ligne ne répond à « region = Sudd » : vérifiez ce filtre, ou retirez-le.");
}

TEST(NothingMatched, FiltersThatOnlyTogetherMatchNothingAreToldApart) {
    const auto outcome = outcome_of({region_is("Nord"), region_is("Sud")}, {});
    EXPECT_EQ(blamed(outcome, {n(10), n(20), n(0), n(20), n(10)}),
              "Chaque filtre a des lignes, mais aucune ne répond à tous. Sans « region = Nord », "
              "20 lignes restent.");
}

TEST(NothingMatched, ACountOfZeroIsAnAnswerUnlessAFilterMatchesNothingAtAll) {
    const auto outcome = outcome_of({region_is("Nord"), region_is("Sud")}, {{n(0)}});
    EXPECT_EQ(blamed(outcome, {n(10), n(20), n(0), n(20), n(10)}), "");
    EXPECT_NE(blamed(outcome, {n(10), n(0), n(0), n(0), n(10)}), "");
}

TEST(NothingMatched, AConditionOnGroupsIsBlamedWhereRowsMeetTheFilters) {
    auto outcome = outcome_of({region_is("Nord")}, {});
    outcome.plan->having = region_is("total > 1000");
    EXPECT_EQ(blamed(outcome, {n(10), n(10)}),
              "Des lignes répondent aux filtres, mais aucun groupe n'atteint « region = total > "
              "1000 ».");
}

TEST(NothingMatched, CountsThatAreNotThereBlameNobody) {
    EXPECT_EQ(blamed(outcome_of({region_is("Nord")}, {}), {}), "");
}

}  // namespace
}  // namespace datapilot::ai::answering
