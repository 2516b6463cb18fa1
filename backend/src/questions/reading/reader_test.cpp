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

TEST_F(ReaderTest, pieces_after_a_number_only_say_what_it_counts) {
    EXPECT_THAT(sql("lignes dont la quantité dépasse 10 unités"), HasSubstr("\"quantite\" > 10"));
}

}  // namespace
}  // namespace datapilot::questions
