#include "questions/reading/reader.h"

#include "questions/wholesaler.h"

// How phrases are read, seen in the SQL that they become.
namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;
using ReaderTest = Wholesaler;

TEST_F(ReaderTest, a_value_agrees_with_its_noun) {
    EXPECT_THAT(sql("combien de commandes annulées en 2024 ?"),
                HasSubstr("\"statut\" = 'Annulée'"));
    EXPECT_THAT(sql("commandes livrées : combien ?"), HasSubstr("\"statut\" = 'Livrée'"));
}

TEST_F(ReaderTest, after_par_a_name_is_a_column_before_it_is_a_value) {
    EXPECT_THAT(sql("CA par commercial"), HasSubstr("GROUP BY c2.\"commercial\""));
    EXPECT_THAT(sql("CA par chaque commercial"), HasSubstr("GROUP BY c2.\"commercial\""));
}

TEST_F(ReaderTest, abbreviations_and_thumb_writing_stand_for_words) {
    EXPECT_EQ(sql("nb cmd par canal"), sql("nombre de commandes par canal"));
    EXPECT_EQ(sql("top 5 clts par ca"), sql("top 5 clients par ca"));
    EXPECT_EQ(sql("c koi le ca de 2024 ?"), sql("quel est le CA en 2024 ?"));
}

TEST_F(ReaderTest, politeness_changes_nothing) {
    EXPECT_EQ(sql("Bonjour, pourrais-tu me dire quel est le CA en 2024 s'il te plaît ?"),
              sql("CA en 2024"));
    EXPECT_EQ(sql("Salut ! j'aurais besoin de connaître le nombre de commandes, merci d'avance"),
              sql("nombre de commandes"));
}

TEST_F(ReaderTest, how_much_of_an_amount_is_its_sum) {
    EXPECT_EQ(sql("combien on a fait de CA en Bretagne ?"), sql("CA en Bretagne"));
    EXPECT_THAT(sql("How much revenue did we make in 2024 by region?"),
                AllOf(HasSubstr("SUM("), HasSubstr("2024-01-01"), HasSubstr("\"region\"")));
}

TEST_F(ReaderTest, the_best_client_is_one) {
    EXPECT_THAT(sql("c'est qui notre meilleur client en 2024 ?"), HasSubstr("LIMIT 1"));
    EXPECT_THAT(sql("nos meilleurs clients par CA"), HasSubstr("LIMIT 10"));
}

TEST_F(ReaderTest, the_first_of_each_group_where_the_group_comes_last) {
    EXPECT_THAT(sql("top 3 clients en CA par région"),
                AllOf(HasSubstr("PARTITION BY c2.\"region\""), HasSubstr("<= 3")));
}

TEST_F(ReaderTest, an_act_that_was_never_done_is_denied_as_a_whole) {
    EXPECT_THAT(
        sql("clients n'ayant jamais commandé sur le web"),
        AllOf(HasSubstr("NOT EXISTS"), HasSubstr("\"canal\" = 'Web'"), Not(HasSubstr("JOIN"))));
    EXPECT_THAT(
        sql("combien de clients n'ont pas commandé depuis juin 2024 ?"),
        AllOf(HasSubstr("NOT EXISTS"), HasSubstr("\"date_commande\" >= DATE '2024-06-01'")));
}

TEST_F(ReaderTest, none_of_a_thing_denies_the_thing_and_not_the_period) {
    EXPECT_THAT(sql("quels commerciaux n'ont aucune vente au T1 2025 ?"),
                Not(HasSubstr("WHERE NOT (")));
}

TEST_F(ReaderTest, times_count_what_was_done) {
    EXPECT_THAT(sql("clients qui ont commandé plus de 50 fois"), HasSubstr("HAVING COUNT(*) > 50"));
    EXPECT_THAT(sql("combien de clients ont commandé au moins une fois en 2024 ?"),
                AllOf(HasSubstr("COUNT(*) >= 1"), HasSubstr("\"date_commande\" >=")));
}

TEST_F(ReaderTest, two_years_that_something_changes_between_are_set_side_by_side) {
    EXPECT_THAT(
        sql("évolution du CA entre 2023 et 2024"),
        AllOf(HasSubstr("2023-01-01"), HasSubstr("100.0 * (SUM("), Not(HasSubstr("date_trunc"))));
    EXPECT_THAT(sql("croissance du CA entre 2023 et 2024 par région"),
                AllOf(HasSubstr("GROUP BY c2.\"region\""), Not(HasSubstr("LAG("))));
    EXPECT_THAT(sql("évolution du CA entre 2020 et 2024 par année"), HasSubstr("year("));
}

TEST_F(ReaderTest, pieces_after_a_number_only_say_what_it_counts) {
    EXPECT_THAT(sql("lignes dont la quantité dépasse 10 unités"), HasSubstr("\"quantite\" > 10"));
}

}  // namespace
}  // namespace datapilot::questions
