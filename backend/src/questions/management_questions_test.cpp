#include <gmock/gmock.h>

#include "questions/wholesaler.h"

// What managers ask of a haulier's drivers, customers and deliveries: rankings, ratios, values side
// by side.
namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;

Column distinct(Column column, std::int64_t count) {
    column.distinct_count = count;
    return column;
}

Catalog haulier() {
    Catalog out;
    out.tables.push_back({"chauffeurs",
                          "chauffeurs",
                          30,
                          {number("chauffeur_id", "1", "30", 30),
                           distinct(text("nom", {"Morin", "Faure"}), 30),
                           distinct(text("prenom", {"Alice", "Bruno"}), 20),
                           text("depot", {"Dépôt Lyon", "Dépôt Nantes"}),
                           {"date_naissance", ColumnType::date}},
                          {"chauffeur_id"}});
    out.tables.push_back({"clients",
                          "clients",
                          60,
                          {number("client_id", "1", "60", 60),
                           distinct(text("raison_sociale", {"Garage Petit", "Hyper Sud"}), 60),
                           text("ville", {"Lille", "Lyon", "Nantes"}),
                           text("segment", {"Grand compte", "PME", "Particulier"})},
                          {"client_id"}});
    out.tables.push_back({"livraisons",
                          "livraisons",
                          500,
                          {number("livraison_id", "1", "500", 500),
                           {"date_livraison", ColumnType::date},
                           number("client_id", "1", "60", 60),
                           number("chauffeur_id", "1", "30", 30),
                           number("poids_kg", "1", "900", 300),
                           number("distance_km", "1", "700", 300),
                           number("nb_jours", "1", "9", 9),
                           number("pourboire", "0", "9", 10),
                           distinct({"prix", ColumnType::decimal}, 400)},
                          {"livraison_id"}});
    for (const auto* one : {"client", "chauffeur"}) {
        const auto key = std::string(one) + "_id";
        out.relationships.push_back(
            {"livraisons", {key}, std::string(one) + "s", {key}, Cardinality::many_to_one});
    }
    return out;
}

class ManagementQuestions : public Wholesaler {
  protected:
    ManagementQuestions() {
        catalog_ = haulier();
        engine_ = RuleEngine{catalog_};
    }
};

TEST_F(ManagementQuestions, a_ranking_is_by_the_number_or_total_that_is_said) {
    EXPECT_THAT(sql("top 3 des clients par nombre de livraisons"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("raison_sociale"), HasSubstr("LIMIT 3")));
    EXPECT_THAT(sql("top 3 clients by number of livraisons"), HasSubstr("LIMIT 3"));
    EXPECT_THAT(sql("top 5 clients par poids total des livraisons"),
                AllOf(HasSubstr("SUM(l.\"poids_kg\")"), HasSubstr("LIMIT 5"),
                      Not(HasSubstr("livraison_id"))));
}

TEST_F(ManagementQuestions, two_periods_are_set_beside_each_other) {
    EXPECT_THAT(sql("comparer le poids au T1 2025 et au T1 2024"),
                AllOf(HasSubstr("FILTER (WHERE \"date_livraison\" >= DATE '2025-01-01'"),
                      HasSubstr("DATE '2024-01-01'")));
}

TEST_F(ManagementQuestions, what_somebody_did_most_of_is_added_up) {
    EXPECT_THAT(sql("quel chauffeur a parcouru le plus de kilomètres ?"),
                AllOf(HasSubstr("SUM(l.\"distance_km\")"), HasSubstr("LIMIT 1")));
}

TEST_F(ManagementQuestions, a_town_has_the_rows_of_all_its_clients) {
    EXPECT_THAT(sql("villes avec plus de 50 livraisons"),
                AllOf(HasSubstr("GROUP BY c.\"ville\""), HasSubstr("HAVING COUNT(*) > 50")));
}

TEST_F(ManagementQuestions, what_each_unit_costs_is_a_ratio_of_sums) {
    EXPECT_THAT(sql("poids par kilomètre"),
                AllOf(HasSubstr("SUM(\"poids_kg\")"), HasSubstr("SUM(\"distance_km\")"),
                      Not(HasSubstr("GROUP BY"))));
    EXPECT_THAT(sql("poids au km par client"), HasSubstr("GROUP BY c.\"raison_sociale\""));
}

TEST_F(ManagementQuestions, values_side_by_side_are_each_counted) {
    EXPECT_THAT(sql("nb livraisons Lyon vs Lille"),
                AllOf(HasSubstr("IN ('Lyon', 'Lille')"), HasSubstr("GROUP BY c.\"ville\"")));
    EXPECT_THAT(sql("nombre de PME et de Particuliers"), HasSubstr("GROUP BY \"segment\""));
}

TEST_F(ManagementQuestions, values_are_found_without_their_small_words_and_plurals) {
    EXPECT_THAT(sql("chauffeurs du dépôt de Nantes"), HasSubstr("\"depot\" = 'Dépôt Nantes'"));
    EXPECT_THAT(sql("nombre de grands comptes"), HasSubstr("\"segment\" = 'Grand compte'"));
}

TEST_F(ManagementQuestions, an_amount_of_a_period_is_its_sum) {
    EXPECT_THAT(sql("poids du T1 2025"), HasSubstr("SUM(\"poids_kg\")"));
    EXPECT_THAT(sql("poids 2024 de Garage Petit"), HasSubstr("SUM("));
}

TEST_F(ManagementQuestions, the_oldest_was_born_first) {
    EXPECT_THAT(sql("chauffeur le plus âgé"), AllOf(HasSubstr("DESC"), HasSubstr("LIMIT 1")));
    EXPECT_THAT(sql("chauffeur le plus jeune"), Not(HasSubstr("DESC")));
}

TEST_F(ManagementQuestions, ages_are_counted_to_the_day_of_the_question) {
    EXPECT_THAT(sql("âge moyen des chauffeurs"),
                AllOf(HasSubstr("AVG("), HasSubstr("2025-06-15"), HasSubstr("365.25")));
    EXPECT_THAT(sql("chauffeurs de plus de 60 ans"), HasSubstr("> 60"));
}

TEST_F(ManagementQuestions, without_a_tip_is_none_or_nothing) {
    EXPECT_THAT(sql("livraisons sans pourboire"),
                AllOf(HasSubstr("\"pourboire\" IS NULL"), HasSubstr("\"pourboire\" = 0")));
}

TEST_F(ManagementQuestions, who_did_most_is_a_person) {
    EXPECT_THAT(sql("qui a pris le plus de jours ?"),
                AllOf(HasSubstr("SUM(l.\"nb_jours\")"), HasSubstr("\"prenom\"")));
}

TEST_F(ManagementQuestions, people_are_the_rows_that_have_a_persons_name) {
    EXPECT_THAT(sql("combien de personnes au dépôt de Lyon ?"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("FROM \"chauffeurs\"")));
}

TEST_F(ManagementQuestions, a_total_word_after_the_whole_of_a_share_changes_nothing) {
    EXPECT_THAT(sql("part de Lyon dans le poids total"),
                AllOf(HasSubstr("FILTER (WHERE c.\"ville\" = 'Lyon')"), HasSubstr("poids_kg")));
}

TEST_F(ManagementQuestions, a_year_that_runs_is_compared_as_far_as_today) {
    const auto both_so_far = AllOf(HasSubstr("2025-01-01"), HasSubstr("2025-06-16"),
                                   HasSubstr("2024-01-01"), HasSubstr("2024-06-16"));
    EXPECT_THAT(sql("poids total par rapport à l'année dernière"), both_so_far);
    EXPECT_THAT(sql("poids total cette année par rapport à l'année dernière"), both_so_far);
    EXPECT_THAT(sql("poids total en 2024 par rapport à l'année précédente"),
                AllOf(HasSubstr("2024-01-01"), HasSubstr("2025-01-01"), HasSubstr("2023-01-01")));
}

TEST_F(ManagementQuestions, growth_in_a_period_is_beside_the_year_before) {
    EXPECT_THAT(sql("croissance du poids total en 2024"),
                AllOf(HasSubstr("2024-01-01"), HasSubstr("2023-01-01"), HasSubstr("100.0")));
}

TEST_F(ManagementQuestions, a_period_is_not_compared_with_itself) {
    EXPECT_THAT(sql("poids total en mars par rapport à mars dernier"),
                AllOf(HasSubstr("2025-03-01"), HasSubstr("2024-03-01")));
}

}  // namespace
}  // namespace datapilot::questions
