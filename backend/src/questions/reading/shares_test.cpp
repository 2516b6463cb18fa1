#include "questions/wholesaler.h"

namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;
using SharesTest = Wholesaler;

TEST_F(SharesTest, the_part_is_what_stands_between_the_share_and_its_groups) {
    EXPECT_THAT(
        sql("part du CA réalisée en Bretagne"),
        AllOf(HasSubstr("FILTER (WHERE c2.\"region\" = 'Bretagne')"), Not(HasSubstr("\nWHERE"))));
    EXPECT_THAT(sql("pourcentage de commandes passées sur le Web en 2025"),
                AllOf(HasSubstr("COUNT(*) FILTER (WHERE \"canal\" = 'Web')"),
                      HasSubstr("WHERE \"date_commande\" >= DATE '2025-01-01'")));
    EXPECT_THAT(sql("% du CA par région en 2025"), HasSubstr("OVER ()"));
}

TEST_F(SharesTest, a_rate_of_the_family_of_a_value_is_of_the_rows_that_have_it) {
    EXPECT_THAT(sql("taux d'annulation par canal"),
                AllOf(HasSubstr("FILTER (WHERE \"statut\" = 'Annulée')"), HasSubstr("/ NULLIF("),
                      HasSubstr("GROUP BY \"canal\"")));
    EXPECT_THAT(sql("taux de satisfaction par canal"), HasSubstr("satisfaction"));
}

TEST_F(SharesTest, the_first_ten_make_a_part_of_the_whole) {
    EXPECT_THAT(sql("part des 10 premiers clients dans le CA 2024"),
                AllOf(HasSubstr("IN ("), HasSubstr("LIMIT 10"), HasSubstr("FILTER (WHERE")));
    EXPECT_EQ(sql("part des 5 premiers clients dans le CA"),
              sql("quelle part du CA est réalisée par les 5 premiers clients ?"));
}

TEST_F(SharesTest, an_average_by_month_is_of_the_totals_of_the_months) {
    EXPECT_THAT(sql("CA mensuel moyen en 2024"), AllOf(HasSubstr("AVG("), HasSubstr("SUM(")));
    EXPECT_EQ(sql("CA moyen d'une commande"), sql("CA moyen par commande"));
}

TEST_F(SharesTest, an_average_of_what_does_not_add_up_stays_an_average) {
    EXPECT_THAT(sql("prix moyen par région"), HasSubstr("AVG("));
}

}  // namespace
}  // namespace datapilot::questions
