#include "questions/wholesaler.h"

// Asked for a place, and for whoever is meant by a wider word.
namespace datapilot::questions {
namespace {

using testing::AllOf;

class PlacesTest : public Wholesaler {
  protected:
    void SetUp() override {
        Catalog school;
        auto name = text("Name", {"Ana", "Bo", "Cy"});
        auto town = text("Hometown", {"Brest", "Lyon"});
        school.tables.push_back({"teacher",
                                 "teacher",
                                 30,
                                 {number("Teacher_ID", "1", "30", 30), std::move(name),
                                  number("Age", "25", "60"), std::move(town)},
                                 {"Teacher_ID"}});
        school.tables.push_back({"pets",
                                 "pets",
                                 40,
                                 {number("Pet_ID", "1", "40", 40), number("Teacher_ID", "1", "30"),
                                  text("Kind", {"cat", "dog"}), number("Weight", "1", "30")},
                                 {"Pet_ID"}});
        school.relationships.push_back(
            {"pets", {"Teacher_ID"}, "teacher", {"Teacher_ID"}, Cardinality::many_to_one});
        over(std::move(school));
    }
};

TEST_F(PlacesTest, where_somebody_comes_from_is_their_hometown) {
    for (const auto* question :
         {"d'où viennent les enseignants ?", "D'où vient l'enseignant le plus jeune ?"}) {
        EXPECT_THAT(sql(question), AllOf(HasSubstr("\"Hometown\""), HasSubstr("FROM \"teacher\"")))
            << question;
    }
    EXPECT_THAT(sql("les villes d'où viennent au moins deux enseignants"),
                AllOf(HasSubstr("SELECT \"Hometown\""), HasSubstr("HAVING COUNT(*) >= 2")));
}

TEST_F(PlacesTest, a_hometown_is_not_where_somebody_lives) {
    EXPECT_THAT(sql("où habitent les enseignants ?"), HasSubstr("\"où\""));
}

TEST_F(PlacesTest, a_wider_word_names_the_only_table_that_it_may_mean) {
    EXPECT_THAT(sql("combien de personnes ?"), HasSubstr("FROM \"teacher\""));
    EXPECT_THAT(sql("poids de l'animal le plus lourd"), HasSubstr("FROM \"pets\""));
}

TEST_F(PlacesTest, a_longer_phrase_is_not_cut_for_a_part_of_it) {
    EXPECT_THAT(sql("identifiant de l'animal de compagnie le plus lourd"),
                AllOf(HasSubstr("\"Pet_ID\""), HasSubstr("ORDER BY \"Weight\" DESC")));
}

}  // namespace
}  // namespace datapilot::questions
