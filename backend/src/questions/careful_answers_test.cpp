#include <gmock/gmock.h>

#include "questions/wholesaler.h"

// Questions about a club's members, gifts and staff whose first reading gave a wrong number without
// a word.
namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;

Column distinct(Column column, std::int64_t count) {
    column.distinct_count = count;
    return column;
}

Catalog club() {
    Catalog out;
    out.tables.push_back(
        {"membres",
         "membres",
         90,
         {number("membre_id", "1", "90", 90), distinct(text("nom", {"Durand", "Leroy"}), 60),
          distinct(text("prenom", {"Alice", "Bruno"}), 40), text("sexe", {"F", "H"}),
          text("formule", {"Annuelle", "Famille"}), text("mutuelle", {"Harmonie", "Aucune"}),
          number("salaire_brut", "18000", "60000"),
          distinct({"date_adhesion", ColumnType::date}, 80)},
         {"membre_id"}});
    out.tables.push_back({"dons",
                          "dons",
                          400,
                          {number("don_id", "1", "400", 400),
                           number("membre_id", "1", "90", 70),
                           {"date_don", ColumnType::date},
                           distinct({"montant", ColumnType::decimal}, 90),
                           text("moyen", {"Chèque", "Virement"}),
                           number("note_membre", "1", "5", 5),
                           text("recu_envoye", {"oui", "non"})},
                          {"don_id"}});
    out.tables.push_back({"inscriptions",
                          "inscriptions",
                          300,
                          {number("inscription_id", "1", "300", 300),
                           number("membre_id", "1", "90", 80),
                           text("activite", {"Yoga", "Chorale", "Couture"}),
                           {"date_inscription", ColumnType::date},
                           text("statut", {"Validée", "Annulée"}),
                           {"date_validation", ColumnType::date}},
                          {"inscription_id"}});
    out.tables.push_back({"absences",
                          "absences",
                          250,
                          {number("absence_id", "1", "250", 250),
                           number("membre_id", "1", "90", 50),
                           text("motif", {"Maladie", "Formation"}),
                           number("nb_jours", "1", "30"),
                           {"date_debut", ColumnType::date}},
                          {"absence_id"}});
    out.tables.push_back(
        {"formations",
         "formations",
         120,
         {number("formation_id", "1", "120", 120), number("membre_id", "1", "90", 40),
          text("type", {"externe", "interne"}), distinct({"cout", ColumnType::decimal}, 90)},
         {"formation_id"}});
    for (const auto* table : {"dons", "inscriptions", "absences", "formations"}) {
        out.relationships.push_back(
            {table, {"membre_id"}, "membres", {"membre_id"}, Cardinality::many_to_one});
    }
    return out;
}

class CarefulAnswers : public Wholesaler {
  protected:
    CarefulAnswers() {
        catalog_ = club();
        engine_ = RuleEngine{catalog_};
    }
};

TEST_F(CarefulAnswers, what_is_named_by_its_table_is_no_value_of_another) {
    EXPECT_THAT(sql("coût moyen d'une formation externe"),
                AllOf(HasSubstr("= 'externe'"), Not(HasSubstr("'Formation'"))));
    EXPECT_THAT(sql("absences pour formation"), HasSubstr("\"motif\" = 'Formation'"));
}

TEST_F(CarefulAnswers, two_values_of_one_column_are_broken_down) {
    EXPECT_THAT(sql("répartition hommes femmes"),
                AllOf(HasSubstr("GROUP BY \"sexe\""), HasSubstr("COUNT(*)")));
}

TEST_F(CarefulAnswers, a_breakdown_counts_the_rows_of_each) {
    EXPECT_THAT(sql("répartition par formule"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("GROUP BY \"formule\"")));
}

TEST_F(CarefulAnswers, an_average_of_two_values_is_of_each) {
    EXPECT_THAT(sql("montant médian des femmes et des hommes"), HasSubstr("GROUP BY m.\"sexe\""));
    EXPECT_THAT(sql("nombre de dons des femmes et des hommes"), HasSubstr("GROUP BY m.\"sexe\""));
    EXPECT_THAT(sql("montant moyen des dons du yoga ou de la chorale"), Not(HasSubstr("GROUP BY")));
}

TEST_F(CarefulAnswers, a_number_of_days_for_each_is_added_up_first) {
    EXPECT_THAT(sql("nombre moyen de jours par membre"),
                AllOf(HasSubstr("AVG("), HasSubstr("SUM("), HasSubstr("membre_id")));
}

TEST_F(CarefulAnswers, a_rate_over_nothing_said_is_no_share) {
    EXPECT_THAT(sql("taux d'absences par membre"), Not(HasSubstr("SELECT")));
}

TEST_F(CarefulAnswers, a_prefix_denies_its_participle) {
    EXPECT_THAT(sql("dons non envoyés"), AllOf(HasSubstr("'non'"), Not(HasSubstr("'oui'"))));
    EXPECT_THAT(sql("dons inenvoyés"), AllOf(HasSubstr("'non'"), Not(HasSubstr("'oui'"))));
}

TEST_F(CarefulAnswers, an_adjective_asks_for_an_average_before_it_names_a_column) {
    EXPECT_THAT(sql("don moyen"), AllOf(HasSubstr("AVG("), Not(HasSubstr("\"moyen\""))));
    EXPECT_THAT(sql("don moyen par formule"),
                AllOf(HasSubstr("AVG(d.\"montant\")"), HasSubstr("GROUP BY m.\"formule\"")));
    EXPECT_THAT(sql("nombre de dons par moyen"), HasSubstr("GROUP BY \"moyen\""));
}

TEST_F(CarefulAnswers, the_last_of_each_person_is_by_key_not_by_first_name) {
    EXPECT_THAT(sql("dernier don de chaque membre"), HasSubstr("PARTITION BY m.\"membre_id\""));
}

TEST_F(CarefulAnswers, what_happens_to_a_date_is_counted_by_period) {
    EXPECT_THAT(sql("adhésions par an"), AllOf(HasSubstr("COUNT(*)"), HasSubstr("year")));
}

TEST_F(CarefulAnswers, one_and_another_are_two_rows) {
    EXPECT_THAT(
        sql("membres avec une maladie et une formation"),
        AllOf(HasSubstr("= 'Maladie'"), HasSubstr("AND EXISTS"), HasSubstr("= 'Formation'")));
}

TEST_F(CarefulAnswers, what_no_row_could_be_is_denied_of_the_others) {
    EXPECT_THAT(
        sql("membres inscrits au yoga mais pas à la chorale"),
        testing::AnyOf(HasSubstr("EXCEPT"), HasSubstr("NOT (EXISTS"), HasSubstr("NOT EXISTS")));
}

TEST_F(CarefulAnswers, without_is_also_a_value_that_says_none) {
    EXPECT_THAT(sql("membres sans mutuelle"), AllOf(HasSubstr("IS NULL"), HasSubstr("'Aucune'")));
}

TEST_F(CarefulAnswers, a_column_is_not_shown_for_the_one_value_that_is_asked_for) {
    EXPECT_THAT(sql("moyen par chèque"), Not(HasSubstr("SELECT")));
}

TEST_F(CarefulAnswers, who_gave_is_whoever_has_gifts) {
    EXPECT_THAT(sql("membres qui ont donné"), AllOf(HasSubstr("EXISTS"), HasSubstr("\"dons\"")));
    EXPECT_THAT(sql("qui a donné le plus ?"), AllOf(HasSubstr("SUM(d.\"montant\")"),
                                                    HasSubstr("\"prenom\""), HasSubstr("LIMIT 1")));
}

TEST_F(CarefulAnswers, the_amount_of_some_rows_is_their_sum) {
    EXPECT_THAT(sql("montant des dons non envoyés"), HasSubstr("SUM(\"montant\")"));
    EXPECT_THAT(sql("montant des dons des femmes et des hommes"), HasSubstr("GROUP BY m.\"sexe\""));
}

TEST_F(CarefulAnswers, the_greatest_amounts_are_those_of_rows) {
    EXPECT_THAT(sql("les 5 plus gros montants"),
                AllOf(HasSubstr("\"montant\" DESC"), HasSubstr("LIMIT 5")));
    EXPECT_THAT(sql("les 3 plus petits coûts"), AllOf(HasSubstr("\"cout\""), HasSubstr("LIMIT 3"),
                                                      Not(HasSubstr("\"cout\" DESC"))));
}

TEST_F(CarefulAnswers, the_best_month_is_by_turnover) {
    EXPECT_THAT(sql("meilleur mois de 2024"),
                AllOf(HasSubstr("date_trunc('month'"), HasSubstr("LIMIT 1")));
}

TEST_F(CarefulAnswers, nothing_done_is_no_row) {
    EXPECT_THAT(sql("membres qui n'ont rien donné"), HasSubstr("NOT EXISTS"));
}

TEST_F(CarefulAnswers, a_group_that_nothing_names_is_not_dropped) {
    EXPECT_THAT(sql("dons par commune"), Not(HasSubstr("SELECT")));
}

TEST_F(CarefulAnswers, two_totals_are_not_one) {
    EXPECT_THAT(sql("total des dons et des formations"), Not(HasSubstr("SELECT")));
}

TEST_F(CarefulAnswers, the_wages_of_all_are_a_total) {
    EXPECT_THAT(sql("masse salariale par formule"),
                AllOf(HasSubstr("SUM(\"salaire_brut\")"), HasSubstr("GROUP BY")));
    EXPECT_THAT(sql("personnes gagnant plus de 30000"), HasSubstr("\"salaire_brut\" > 30000"));
}

TEST_F(CarefulAnswers, two_things_are_counted) {
    EXPECT_THAT(sql("nombre de dons et de formations"),
                testing::AnyOf(Not(HasSubstr("SELECT")),
                               AllOf(HasSubstr("\"dons\""), HasSubstr("\"formations\""))));
}

TEST_F(CarefulAnswers, a_breakdown_of_rows_adds_up_no_column_that_half_names_them) {
    EXPECT_THAT(
        sql("répartition des membres par formule"),
        AllOf(HasSubstr("COUNT("), HasSubstr("\"formule\""), Not(HasSubstr("note_membre"))));
}

TEST_F(CarefulAnswers, a_status_in_a_period_is_by_its_own_date) {
    EXPECT_THAT(sql("inscriptions validées en mars 2025"),
                HasSubstr("\"date_validation\" >= DATE '2025-03-01'"));
    EXPECT_THAT(sql("inscriptions annulées en mars 2025"),
                HasSubstr("\"date_inscription\" >= DATE '2025-03-01'"));
}

TEST_F(CarefulAnswers, what_was_never_done_is_the_act_and_no_value_like_it) {
    EXPECT_THAT(sql("membres jamais formés"),
                AllOf(HasSubstr("\"formations\""), Not(HasSubstr("'Formation'"))));
}

TEST_F(CarefulAnswers, lors_is_no_misspelt_hors) {
    EXPECT_THAT(sql("nombre de membres lors des inscriptions"), Not(HasSubstr("NOT")));
}

TEST_F(CarefulAnswers, a_curve_is_how_it_is_drawn_and_no_value) {
    EXPECT_EQ(sql("courbe du nombre de membres par formule"), sql("nombre de membres par formule"));
}

TEST_F(CarefulAnswers, a_row_is_held_against_another_that_is_named) {
    Catalog shop;
    auto name = text("libelle", {"Chaise", "Table"});
    name.distinct_count = 40;
    shop.tables.push_back({"produits",
                           "produits",
                           40,
                           {number("id", "1", "40", 40),
                            std::move(name),
                            text("gamme", {"Bureau", "Jardin"}),
                            {"prix", ColumnType::decimal},
                            number("poids", "1", "90")},
                           {"id"}});
    over(std::move(shop));
    for (const auto* question :
         {"produits plus chers que Chaise", "produits plus chers que le produit Chaise",
          "produits dont le prix est supérieur à celui de Chaise"}) {
        EXPECT_THAT(sql(question), HasSubstr("WHERE \"prix\" > (SELECT MAX(\"prix\") AS "
                                             "\"Maximum de prix\"\nFROM \"produits\"\n"
                                             "WHERE \"libelle\" = 'Chaise')"))
            << question;
    }
    EXPECT_THAT(sql("produits moins chers que Table"), HasSubstr("< (SELECT MIN(\"prix\")"));
    EXPECT_THAT(sql("combien de produits ont un poids supérieur au poids le plus faible"),
                HasSubstr("\"poids\" > (SELECT MIN(\"poids\")"));
    // A range is no row.
    EXPECT_THAT(sql("produits plus chers que Jardin"), testing::Not(HasSubstr("SELECT MAX")));
}

}  // namespace
}  // namespace datapilot::questions
