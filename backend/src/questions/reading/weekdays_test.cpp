#include "questions/wholesaler.h"

namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;

class WeekdaysTest : public Wholesaler {};

TEST_F(WeekdaysTest, a_day_of_the_week_is_one_of_every_week) {
    for (const auto* question : {"CA le samedi", "combien de commandes les samedis ?"}) {
        EXPECT_THAT(sql(question), HasSubstr("EXTRACT(ISODOW FROM")) << question;
        EXPECT_THAT(sql(question), HasSubstr("AS INTEGER) = 6")) << question;
    }
    EXPECT_THAT(sql("combien de commandes le lundi et le mardi en 2024"),
                AllOf(HasSubstr("IN (1, 2)"), HasSubstr("2024-01-01")));
    EXPECT_THAT(sql("part du CA le dimanche"), AllOf(HasSubstr("FILTER"), HasSubstr("= 7")));
}

TEST_F(WeekdaysTest, a_week_end_is_its_two_days) {
    EXPECT_THAT(sql("nombre de commandes les week-ends"), HasSubstr("IN (6, 7)"));
    EXPECT_THAT(sql("CA le weekend par canal"), HasSubstr("IN (6, 7)"));
}

TEST_F(WeekdaysTest, a_day_that_a_date_follows_is_that_day) {
    EXPECT_THAT(sql("combien de commandes samedi dernier ?"),
                AllOf(HasSubstr("DATE '2025-06-14'"), Not(HasSubstr("ISODOW"))));
}

TEST_F(WeekdaysTest, a_day_without_an_article_is_not_guessed) {
    EXPECT_THAT(sql("CA samedi"), HasSubstr("\"samedi\""));
}

}  // namespace
}  // namespace datapilot::questions
