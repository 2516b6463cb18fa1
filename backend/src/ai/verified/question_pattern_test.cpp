#include "ai/verified/question_pattern.h"

#include <gtest/gtest.h>

namespace datapilot::ai::verified {
namespace {

using namespace std::chrono;
using query_plan::Condition;

class QuestionPatternTest : public ::testing::Test {
  protected:
    QuestionPatternTest() {
        catalog::Column city{.name = "ville"};
        city.values = {"Lyon", "Aix-en-Provence"};
        catalog_.tables = {
            {.name = "ventes",
             .label = "Ventes",
             .columns = {city, {.name = "jour", .type = catalog::ColumnType::date}}}};
        plan_.shape = query_plan::Shape::list;
        plan_.sources = {{"ventes", {}, {}}};
        plan_.dimensions = {{{query_plan::ColumnRef{0, "ville"}}, {"Ville", "City"}, {{0, 3}}}};
        plan_.filter = Condition{query_plan::AllOf{
            {Condition{query_plan::OneOf{{query_plan::ColumnRef{0, "ville"}},
                                         {{catalog::ColumnType::text, "Lyon"}}}},
             Condition{query_plan::InPeriod{
                 {query_plan::ColumnRef{0, "jour"}}, 2025y / January / 1, 2026y / January / 1}}}}};
    }

    const std::vector<Condition>& conditions(const query_plan::QueryPlan& plan) const {
        return std::get<query_plan::AllOf>(plan.filter->node).conditions;
    }

    const base::Date today_ = 2025y / June / 30;
    catalog::Catalog catalog_;
    query_plan::QueryPlan plan_;
};

TEST_F(QuestionPatternTest, ValuesAndPeriodsBecomeSlots) {
    EXPECT_EQ(pattern_of("Ventes à Lyon en 2025 ?", plan_, today_), "ventes a {0} {period}");
}

TEST_F(QuestionPatternTest, TheSameQuestionWithOtherParametersIsAnswered) {
    const auto pattern = pattern_of("Ventes à Lyon en 2025 ?", plan_, today_);
    const auto plan =
        plan_for(pattern, plan_, "VENTES à Aix en Provence, en mars 2024", catalog_, today_);
    ASSERT_TRUE(plan);
    EXPECT_EQ(std::get<query_plan::OneOf>(conditions(*plan)[0].node).values[0].text,
              "Aix-en-Provence");
    const auto& period = std::get<query_plan::InPeriod>(conditions(*plan)[1].node);
    EXPECT_EQ(*period.from, 2024y / March / 1);
    EXPECT_EQ(*period.before, 2024y / April / 1);
    EXPECT_TRUE(plan->dimensions[0].words.empty());
}

TEST_F(QuestionPatternTest, ARelativePeriodIsThatOfTheNewDay) {
    const auto pattern = pattern_of("ventes à Lyon ce mois-ci", plan_, today_);
    const auto plan =
        plan_for(pattern, plan_, "ventes à Lyon ce mois-ci", catalog_, 2025y / August / 2);
    ASSERT_TRUE(plan);
    EXPECT_EQ(*std::get<query_plan::InPeriod>(conditions(*plan)[1].node).from, 2025y / August / 1);
}

TEST_F(QuestionPatternTest, OtherWordsAreAnotherQuestion) {
    const auto pattern = pattern_of("Ventes à Lyon en 2025 ?", plan_, today_);
    for (const auto* other : {"Ventes à Lyon", "Achats à Lyon en 2025", "Ventes à Zorglub en 2025",
                              "Ventes par mois à Lyon en 2025", ""}) {
        EXPECT_FALSE(plan_for(pattern, plan_, other, catalog_, today_)) << other;
    }
}

}  // namespace
}  // namespace datapilot::ai::verified
