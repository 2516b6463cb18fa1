#include "dashboards/filtering.h"

#include <gtest/gtest.h>

#include "query_plan/interpretation.h"
#include "questions/wholesaler.h"

namespace datapilot::dashboards {
namespace {

using std::literals::chrono_literals::operator""y;

using questions::FilterOperator;

class FilteringTest : public questions::Wholesaler {
  protected:
    query_plan::QueryPlan plan_of(const std::string& question) {
        const auto reading = read(question);
        const auto* understood = std::get_if<questions::Understood>(&reading);
        EXPECT_TRUE(understood) << question;
        return understood ? understood->plan : query_plan::QueryPlan{};
    }

    static Condition condition(std::string table, std::string column,
                               std::vector<std::string> values,
                               FilterOperator op = FilterOperator::one_of) {
        return {
            {},
            {questions::PickedColumn{std::move(table), std::move(column)}, op, std::move(values)}};
    }

    FilteredPlan over(const std::string& question, const Filters& filters) {
        return filtered(plan_of(question), filters, today_, {catalog_, engine_});
    }

    std::string sql_of(const query_plan::QueryPlan& plan) {
        return query_plan::to_sql(plan, catalog_, catalog::Dialect::duckdb)->text;
    }

    const base::Date today_ = 2025y / 6 / 15;
};

TEST_F(FilteringTest, AConditionAppliesToATableThatThePlanCanReach) {
    const auto result = over("nombre de commandes par statut",
                             {{}, {condition("clients", "region", {"Bretagne"})}});
    EXPECT_EQ(result.fates.conditions, std::vector{FilterFate::applied});
    EXPECT_NE(sql_of(result.plan).find("'Bretagne'"), std::string::npos) << sql_of(result.plan);
}

TEST_F(FilteringTest, AConditionOnWhatTheSourceLacksIsNotApplicable) {
    const auto result =
        over("nombre de commandes par statut",
             {{},
              {condition("clients", "age", {"12"}), condition("trains", "statut", {"Livrée"}),
               condition("commandes", "statut", {"Livrée"})}});
    EXPECT_EQ(
        result.fates.conditions,
        (std::vector{FilterFate::not_applicable, FilterFate::not_applicable, FilterFate::applied}));
}

TEST_F(FilteringTest, AConditionThatNobodySetChangesNothing) {
    const auto before = sql_of(plan_of("nombre de commandes par statut"));
    const auto result =
        over("nombre de commandes par statut", {{}, {condition("commandes", "canal", {})}});
    EXPECT_EQ(result.fates.conditions, std::vector{FilterFate::not_set});
    EXPECT_EQ(sql_of(result.plan), before);
    const auto missing = over("nombre de commandes par statut",
                              {{}, {condition("commandes", "canal", {}, FilterOperator::empty)}});
    EXPECT_EQ(missing.fates.conditions, std::vector{FilterFate::applied});
}

TEST_F(FilteringTest, ThePeriodTakesThePlaceOfThePlansOwn) {
    const auto result = over("nombre de commandes en 2024 par statut",
                             {Period{Days{2025y / 1 / 1, 2025y / 4 / 1}}, {}});
    EXPECT_EQ(result.fates.period, FilterFate::applied);
    EXPECT_EQ(period_of(result.plan), (Days{2025y / 1 / 1, 2025y / 4 / 1}));
    EXPECT_EQ(sql_of(result.plan).find("2024"), std::string::npos) << sql_of(result.plan);
}

TEST_F(FilteringTest, APlanWithoutAPeriodIsFilteredByTheDateOfItsTable) {
    const auto result =
        over("nombre de commandes par statut", {Period{PeriodPreset::this_month}, {}});
    EXPECT_EQ(result.fates.period, FilterFate::applied);
    EXPECT_EQ(period_of(result.plan), (Days{2025y / 6 / 1, 2025y / 7 / 1}));
    EXPECT_NE(sql_of(result.plan).find("date_commande"), std::string::npos);
}

TEST_F(FilteringTest, APlanWithoutADateHasNoPeriod) {
    const auto before = sql_of(plan_of("nombre de clients par region"));
    const auto result =
        over("nombre de clients par region", {Period{PeriodPreset::this_month}, {}});
    EXPECT_EQ(result.fates.period, FilterFate::not_applicable);
    EXPECT_EQ(sql_of(result.plan), before);
}

}  // namespace
}  // namespace datapilot::dashboards
