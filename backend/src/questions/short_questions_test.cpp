#include <gmock/gmock.h>

#include "questions/wholesaler.h"

// What business users type of rentals, reviews, reservations and payments.
namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;

Catalog video_club() {
    Catalog out;
    out.tables.push_back({"clients",
                          "clients",
                          30,
                          {number("client_id", "1", "30", 30), text("nom", {"Durand", "Leroy"}),
                           text("region", {"Bretagne", "Occitanie"})},
                          {"client_id"}});
    out.tables.push_back({"films",
                          "films",
                          40,
                          {number("film_id", "1", "40", 40),
                           text("titre", {"Rizières", "La Digue"}),
                           {"tarif_location", ColumnType::decimal}},
                          {"film_id"}});
    out.tables.push_back({"locations",
                          "locations",
                          500,
                          {number("location_id", "1", "500", 500),
                           number("film_id", "1", "40", 40),
                           number("client_id", "1", "30", 30),
                           {"loue_le", ColumnType::timestamp}},
                          {"location_id"}});
    out.tables.push_back({"avis",
                          "avis",
                          100,
                          {number("avis_id", "1", "100", 100), number("film_id", "1", "40", 40),
                           number("client_id", "1", "30", 30), number("note", "1", "5", 5)},
                          {"avis_id"}});
    out.tables.push_back({"reservations",
                          "reservations",
                          200,
                          {number("reservation_id", "1", "200", 200),
                           number("client_id", "1", "30", 30),
                           {"date_reservation", ColumnType::date},
                           number("couverts", "1", "8", 8),
                           text("annulee", {"O", "N"})},
                          {"reservation_id"}});
    out.tables.push_back({"paiements",
                          "paiements",
                          400,
                          {number("paiement_id", "1", "400", 400),
                           number("location_id", "1", "500", 380),
                           {"date_paiement", ColumnType::date},
                           {"montant", ColumnType::decimal}},
                          {"paiement_id"}});
    for (const auto* table : {"locations", "avis"}) {
        out.relationships.push_back(
            {table, {"film_id"}, "films", {"film_id"}, Cardinality::many_to_one});
    }
    for (const auto* table : {"locations", "avis", "reservations"}) {
        out.relationships.push_back(
            {table, {"client_id"}, "clients", {"client_id"}, Cardinality::many_to_one});
    }
    out.relationships.push_back(
        {"paiements", {"location_id"}, "locations", {"location_id"}, Cardinality::many_to_one});
    return out;
}

class ShortQuestions : public Wholesaler {
  protected:
    ShortQuestions() {
        catalog_ = video_club();
        engine_ = RuleEngine{catalog_};
    }
};

TEST_F(ShortQuestions, non_denies_a_flag_and_is_no_value_of_it) {
    EXPECT_THAT(sql("nombre de réservations non annulées"),
                AllOf(Not(HasSubstr("= 'O'")), HasSubstr("'N'")));
}

TEST_F(ShortQuestions, a_percent_sign_is_never_dropped) {
    EXPECT_THAT(sql("% de réservations par région"), HasSubstr("100 *"));
    EXPECT_THAT(sql("réservations par région %"), Not(HasSubstr("SELECT")));
}

TEST_F(ShortQuestions, those_counted_for_what_they_did_did_it) {
    EXPECT_THAT(sql("combien de clients ont laissé un avis ?"),
                AllOf(HasSubstr("EXISTS"), HasSubstr("FROM \"avis\"")));
    EXPECT_THAT(sql("quels clients ont loué ?"), HasSubstr("FROM \"locations\""));
}

TEST_F(ShortQuestions, the_most_rented_are_counted_and_have_no_price) {
    EXPECT_THAT(sql("les 5 films les plus loués"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("FROM \"locations\""), HasSubstr("LIMIT 5"),
                      Not(HasSubstr("tarif"))));
}

TEST_F(ShortQuestions, a_sum_of_rows_is_of_the_amount_that_they_have) {
    EXPECT_THAT(sql("somme des paiements par mois"),
                AllOf(HasSubstr("SUM(\"montant\")"), HasSubstr("date_trunc('month'")));
}

TEST_F(ShortQuestions, the_latest_rows_are_by_date) {
    EXPECT_THAT(sql("les 5 dernières réservations"),
                AllOf(HasSubstr("\"date reservation\" DESC"), HasSubstr("LIMIT 5")));
    EXPECT_THAT(sql("la dernière réservation"), HasSubstr("LIMIT 1"));
}

TEST_F(ShortQuestions, the_best_rated_is_so_on_average) {
    EXPECT_THAT(sql("les 3 films les mieux notés"), AllOf(HasSubstr("AVG("), HasSubstr("LIMIT 3")));
}

TEST_F(ShortQuestions, films_are_reached_by_the_act_that_is_said) {
    EXPECT_THAT(sql("clients ayant loué plus de 15 films"), Not(HasSubstr("avis")));
    EXPECT_THAT(sql("clients avec plus de 15 films"), Not(HasSubstr("SELECT")));
}

TEST_F(ShortQuestions, rows_of_more_than_an_amount_are_those_whose_own_is) {
    EXPECT_THAT(sql("nombre de paiements de plus de 50 euros"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("\"montant\" > 50")));
}

TEST_F(ShortQuestions, few_may_be_none) {
    EXPECT_THAT(sql("clients ayant moins de 3 réservations"),
                AllOf(HasSubstr("NOT"), HasSubstr("HAVING COUNT(*) >= 3")));
}

TEST_F(ShortQuestions, a_group_may_leave_a_value_out) {
    for (const auto* question : {"nombre de clients par région hors Bretagne",
                                 "nombre de clients par région sauf Bretagne",
                                 "nombre de clients par région sans la Bretagne"}) {
        EXPECT_THAT(sql(question),
                    AllOf(HasSubstr("GROUP BY"), HasSubstr("NOT (\"region\" = 'Bretagne'")))
            << question;
    }
}

TEST_F(ShortQuestions, rows_that_are_listed_are_of_their_own_date) {
    EXPECT_THAT(sql("locations de Durand en mars 2025"), HasSubstr("loue_le"));
    EXPECT_THAT(sql("les locations de la région Bretagne hier"), HasSubstr("loue_le"));
}

TEST_F(ShortQuestions, turnover_by_its_own_rows_is_one_average) {
    EXPECT_THAT(sql("CA moyen par paiement"),
                AllOf(HasSubstr("AVG(\"montant\")"), Not(HasSubstr("GROUP BY"))));
}

TEST_F(ShortQuestions, what_a_date_is_the_date_of_is_counted) {
    EXPECT_THAT(sql("réservations par an"), HasSubstr("COUNT(*)"));
    EXPECT_THAT(sql("louées par mois en 2024"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("\"loue_le\""), HasSubstr("2024-01-01")));
}

TEST_F(ShortQuestions, words_of_time_are_no_misspelt_names) {
    EXPECT_THAT(sql("nombre de réservations d'hier"), HasSubstr("2025-06-14"));
    EXPECT_THAT(sql("réservations hier par mois"), HasSubstr("2025-06-14"));
    EXPECT_THAT(sql("nombre de réservations avant-hier"), HasSubstr("2025-06-13"));
    EXPECT_THAT(sql("nombre mensuel de réservations"), HasSubstr("date_trunc('month'"));
}

TEST_F(ShortQuestions, an_average_by_its_own_rows_is_one_number) {
    EXPECT_THAT(sql("nombre moyen de couverts par réservation"),
                AllOf(HasSubstr("AVG(\"couverts\")"), Not(HasSubstr("GROUP BY"))));
}

}  // namespace
}  // namespace datapilot::questions
