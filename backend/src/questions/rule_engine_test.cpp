#include "questions/rule_engine.h"

#include "query_plan/interpretation.h"
#include "questions/wholesaler.h"

namespace datapilot::questions {
namespace {

using RuleEngineTest = Wholesaler;

TEST_F(RuleEngineTest, turnover_is_price_times_quantity_at_the_order_s_date) {
    EXPECT_EQ(sql("Quel est le chiffre d'affaires par région en 2025 ?"),
              R"sql(SELECT
  c2."region" AS "region",
  SUM(l."prix_unitaire" * l."quantite") AS "CA (prix × quantité)"
FROM "lignes" AS l
JOIN "commandes" AS c ON c."id" = l."commande_id"
JOIN "clients" AS c2 ON c2."id" = c."client_id"
WHERE c."date_commande" >= DATE '2025-01-01' AND c."date_commande" < DATE '2026-01-01'
GROUP BY c2."region"
ORDER BY "CA (prix × quantité)" DESC NULLS LAST, "region" DESC NULLS LAST)sql");
}

TEST_F(RuleEngineTest, a_value_finds_its_column_whatever_its_case_and_accents) {
    EXPECT_THAT(sql("combien de clients en ile de france"),
                HasSubstr(R"("region" = 'Île-de-France')"));
}

TEST_F(RuleEngineTest, clients_without_orders_are_those_that_have_none) {
    EXPECT_THAT(sql("clients sans commande"),
                testing::AllOf(HasSubstr("NOT EXISTS"), HasSubstr(R"(FROM "commandes")")));
}

TEST_F(RuleEngineTest, a_number_of_orders_is_a_condition_on_the_group) {
    EXPECT_THAT(sql("clients ayant passé plus de 15 commandes"), HasSubstr("HAVING COUNT(*) > 15"));
}

TEST_F(RuleEngineTest, a_typing_error_does_not_stop_it) {
    EXPECT_THAT(sql("chifre d'affaire par region"), HasSubstr("SUM("));
}

TEST_F(RuleEngineTest, two_groups_may_be_a_name_and_a_grain_in_either_order) {
    for (const auto* question : {"CA par région et par année", "CA par année et par région"}) {
        EXPECT_THAT(sql(question), testing::AllOf(HasSubstr("\"region\""), HasSubstr("year(")))
            << question;
    }
}

TEST_F(RuleEngineTest, one_column_under_two_names_is_not_asked_back_about) {
    Catalog sales;
    sales.tables.push_back({"ventes",
                            "ventes",
                            90,
                            {text("région", {"Nord", "Sud"}),
                             {"montant", ColumnType::decimal},
                             {"date", ColumnType::date}},
                            {}});
    const RuleEngine engine{sales};
    const auto reading =
        engine.read({"total du montant par région", Language::french, base::Date{2025y / 6 / 15}});
    EXPECT_TRUE(std::holds_alternative<Understood>(reading));
}

TEST_F(RuleEngineTest, an_evolution_is_by_month_where_no_grain_is_said) {
    EXPECT_THAT(sql("évolution du CA en 2025"), HasSubstr("date_trunc('month'"));
    EXPECT_THAT(sql("évolution du CA par année"),
                testing::AllOf(HasSubstr("year("), testing::Not(HasSubstr("'month'"))));
}

TEST_F(RuleEngineTest, counting_orders_by_month_cuts_their_own_date) {
    EXPECT_THAT(sql("nombre de commandes par mois"),
                HasSubstr("date_trunc('month', \"date_commande\")"));
}

TEST_F(RuleEngineTest, a_word_that_nobody_understands_is_named_and_never_dropped) {
    const auto reading = read("nombre de clients zinguebar");
    const auto* refusal = std::get_if<Refusal>(&reading);
    ASSERT_TRUE(refusal);
    EXPECT_THAT(refusal->message.french, HasSubstr("zinguebar"));
    EXPECT_FALSE(refusal->examples.empty());
}

TEST_F(RuleEngineTest, an_unknown_word_is_named_as_it_was_written) {
    EXPECT_THAT(sql("score de Macron"), HasSubstr("\"Macron\""));
}

TEST_F(RuleEngineTest, what_would_write_or_foretell_is_refused) {
    EXPECT_TRUE(std::holds_alternative<Refusal>(read("Supprime les commandes de 2014")));
    EXPECT_TRUE(std::holds_alternative<Refusal>(read("Quel sera le CA en juillet 2026 ?")));
}

TEST_F(RuleEngineTest, english_questions_read_the_same_names) {
    const auto reading = read("how many customers", Language::english);
    ASSERT_TRUE(std::holds_alternative<Understood>(reading));
    const auto& plan = std::get<Understood>(reading).plan;
    EXPECT_EQ(query_plan::interpret(plan, Language::english).text, "Number of clients");
}

TEST_F(RuleEngineTest, every_suggestion_is_a_question_that_it_answers) {
    for (const auto& suggestion : engine_.suggestions(Language::french, 6)) {
        EXPECT_TRUE(std::holds_alternative<Understood>(read(suggestion))) << suggestion;
    }
}

TEST_F(RuleEngineTest, days_of_the_week_and_half_years_are_grains) {
    EXPECT_THAT(sql("nombre de commandes par jour de la semaine"), HasSubstr("ISODOW"));
    EXPECT_THAT(sql("CA par semestre"), HasSubstr("INTERVAL '6 months'"));
}

TEST_F(RuleEngineTest, an_hour_is_of_a_time_of_day) {
    EXPECT_THAT(sql("nombre de commandes par heure"), testing::Not(HasSubstr("SELECT")));
    catalog_.tables[1].columns[2].type = ColumnType::timestamp;
    const RuleEngine engine{catalog_};
    const auto reading = engine.read(
        {"nombre de commandes par heure", Language::french, base::Date{2025y / 6 / 15}});
    const auto* understood = std::get_if<Understood>(&reading);
    ASSERT_TRUE(understood);
    EXPECT_THAT(query_plan::to_sql(understood->plan, catalog_, catalog::Dialect::duckdb)->text,
                HasSubstr("EXTRACT(HOUR FROM"));
}

TEST_F(RuleEngineTest, new_clients_begin_with_their_first_order) {
    EXPECT_THAT(sql("combien de nouveaux clients par trimestre ?"),
                testing::AllOf(HasSubstr("MIN("), HasSubstr("COUNT(*)"),
                               HasSubstr("date_trunc('quarter'")));
}

TEST_F(RuleEngineTest, the_rank_of_one_row_is_among_all) {
    EXPECT_THAT(sql("Halles du Lac est classé combien en CA ?"),
                testing::AllOf(HasSubstr("RANK() OVER"), HasSubstr("= 'Halles du Lac'")));
}

TEST_F(RuleEngineTest, months_are_held_against_the_average_month) {
    EXPECT_THAT(sql("quels mois de 2025 sont au-dessus de la moyenne mensuelle ?"),
                testing::AllOf(HasSubstr("HAVING SUM("), HasSubstr("SELECT AVG(")));
}

TEST_F(RuleEngineTest, whether_there_are_any_is_how_many) {
    EXPECT_THAT(sql("y a-t-il des commandes annulées ?"), HasSubstr("COUNT(*)"));
}

TEST_F(RuleEngineTest, a_table_by_something_is_counted) {
    EXPECT_THAT(sql("commandes par canal"),
                testing::AllOf(HasSubstr("COUNT(*)"), HasSubstr("GROUP BY \"canal\"")));
}

TEST_F(RuleEngineTest, neither_nor_denies_both) {
    EXPECT_THAT(
        sql("commandes qui ne sont ni annulées ni en attente"),
        testing::AllOf(HasSubstr("NOT"), HasSubstr("'Annulée'"), HasSubstr("'En attente'")));
}

TEST_F(RuleEngineTest, what_never_happened_is_sought_among_all_rows) {
    EXPECT_THAT(sql("quels canaux livrés mais jamais annulés"),
                testing::AllOf(HasSubstr("WHERE \"statut\" = 'Livrée'\nEXCEPT"),
                               HasSubstr("WHERE \"statut\" = 'Annulée'")));
}

}  // namespace
}  // namespace datapilot::questions
