#include "questions/editing/plan_editor.h"

#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "query_plan/interpretation.h"
#include "query_plan/json.h"
#include "query_plan/sql.h"
#include "questions/editing/plan_choices.h"
#include "questions/rule_engine.h"

namespace datapilot::questions {
namespace {

using catalog::Column;
using catalog::ColumnType;
using query_plan::AggregateFunction;
using query_plan::Grain;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

Column column(std::string name, ColumnType type, std::int64_t distinct,
              std::vector<std::string> values = {}) {
    Column made{.name = std::move(name), .type = type};
    made.nullable = false;
    made.distinct_count = distinct;
    made.values_complete = !values.empty();
    made.values = std::move(values);
    return made;
}

catalog::Catalog sales() {
    catalog::Catalog made;
    made.tables = {
        {.name = "clients",
         .label = "clients",
         .row_count = 4,
         .columns = {column("id_client", ColumnType::integer, 4),
                     column("nom", ColumnType::text, 4, {"Dupont", "Durand", "Martin", "Petit"}),
                     column("pays", ColumnType::text, 2, {"France", "Allemagne"})},
         .primary_key = {"id_client"}},
        {.name = "commandes",
         .label = "commandes",
         .row_count = 10,
         .columns = {column("id_commande", ColumnType::integer, 10),
                     column("id_client", ColumnType::integer, 4),
                     column("date_commande", ColumnType::date, 9),
                     column("statut", ColumnType::text, 2, {"en cours", "livrée"}),
                     column("montant_ht", ColumnType::decimal, 10)},
         .primary_key = {"id_commande"}},
        {.name = "lignes",
         .label = "lignes",
         .row_count = 30,
         .columns = {column("id_commande", ColumnType::integer, 10),
                     column("produit", ColumnType::text, 3, {"chaise", "table", "lampe"}),
                     column("quantite", ColumnType::integer, 5)}}};
    made.relationships = {{"commandes", {"id_client"}, "clients", {"id_client"}},
                          {"lignes", {"id_commande"}, "commandes", {"id_commande"}}};
    return made;
}

class PlanEditorTest : public ::testing::Test {
  protected:
    query_plan::QueryPlan plan_of(const std::string& question) {
        const auto reading = engine_.read({.text = question, .today = 2016y / 6 / 6});
        const auto* understood = std::get_if<Understood>(&reading);
        EXPECT_TRUE(understood) << question;
        return understood ? understood->plan : query_plan::QueryPlan{};
    }

    base::Result<query_plan::QueryPlan> edited(const std::string& question,
                                               std::vector<PlanEdit> edits) {
        return engine_.edited(plan_of(question), edits);
    }

    // The SQL and the sentence of the edited plan.
    std::string sql(const std::string& question, std::vector<PlanEdit> edits) {
        const auto plan = edited(question, std::move(edits));
        if (!plan) return "refused: " + plan.error().detail;
        return query_plan::to_sql(*plan, catalog_, catalog::Dialect::duckdb)->text;
    }
    std::string sentence(const std::string& question, std::vector<PlanEdit> edits) {
        const auto plan = edited(question, std::move(edits));
        if (!plan) return "refused: " + plan.error().detail;
        return query_plan::interpret(*plan, base::Language::french).text;
    }

    static PickedColumn picked(std::string table, std::string name) {
        return {std::move(table), std::move(name)};
    }

    const catalog::Catalog catalog_ = sales();
    const RuleEngine engine_{catalog_};
    const std::string by_country_ = "somme du montant ht par pays";
};

TEST_F(PlanEditorTest, a_measure_takes_another_aggregate_and_its_name) {
    const std::vector<PlanEdit> edit{
        {"/measures/0",
         MeasurePart{AggregateFunction::average, picked("commandes", "montant_ht")}}};
    EXPECT_THAT(sql(by_country_, edit), HasSubstr("AVG("));
    EXPECT_EQ(sentence(by_country_, edit), "Moyenne de montant ht par pays");
}

TEST_F(PlanEditorTest, a_dimension_of_another_table_is_joined) {
    const auto text = sql("somme du montant ht par statut",
                          {{"/dimensions/0", DimensionPart{picked("clients", "pays")}}});
    EXPECT_THAT(text, HasSubstr("JOIN \"clients\""));
    EXPECT_THAT(text, Not(HasSubstr("statut")));
}

TEST_F(PlanEditorTest, a_table_that_would_repeat_rows_is_out_of_reach) {
    EXPECT_THAT(sql(by_country_, {{std::nullopt, DimensionPart{picked("lignes", "produit")}}}),
                HasSubstr("out of reach"));
    EXPECT_THAT(sql("nombre de lignes par produit",
                    {{std::nullopt,
                      MeasurePart{AggregateFunction::sum, picked("commandes", "montant_ht")}}}),
                HasSubstr("rows are repeated"));
}

TEST_F(PlanEditorTest, a_grain_orders_the_rows_in_time) {
    const auto text =
        sql(by_country_,
            {{"/dimensions/0", DimensionPart{picked("commandes", "date_commande"), Grain::month}}});
    EXPECT_THAT(text, HasSubstr("date_trunc('month'"));
    EXPECT_THAT(text, HasSubstr("ORDER BY \"Mois\" NULLS LAST"));
}

TEST_F(PlanEditorTest, filters_are_added_changed_and_removed) {
    const PlanEdit in_france{
        std::nullopt, FilterPart{picked("clients", "pays"), FilterOperator::one_of, {"France"}}};
    const PlanEdit large{
        std::nullopt,
        FilterPart{picked("commandes", "montant_ht"), FilterOperator::greater, {"99.5"}}};
    EXPECT_EQ(sentence(by_country_, {in_france, large}),
              "Somme de montant ht par pays, pays : France, montant ht > 99,5");
    const PlanEdit others{"/filter/of/0", FilterPart{{}, FilterOperator::not_one_of, {"France"}}};
    EXPECT_EQ(sentence(by_country_, {in_france, large, others}),
              "Somme de montant ht par pays, hors pays : France, montant ht > 99,5");
    EXPECT_EQ(sentence(by_country_, {in_france, large, {"/filter/of/0", std::nullopt}}),
              "Somme de montant ht par pays, montant ht > 99,5");
    EXPECT_EQ(sentence(by_country_, {in_france, {"/filter", std::nullopt}}),
              "Somme de montant ht par pays");
}

TEST_F(PlanEditorTest, a_period_takes_the_place_of_the_one_before) {
    EXPECT_EQ(sentence("somme du montant ht par pays en 2015",
                       {{"/filter", PeriodPart{{}, 2016y / 1 / 1, 2016y / 4 / 1}}}),
              "Somme de montant ht par pays, du 01/01/2016 au 31/03/2016");
    EXPECT_THAT(sql("somme du montant ht par pays en 2015",
                    {{"/filter", PeriodPart{{}, 2016y / 4 / 1, 2016y / 1 / 1}}}),
                HasSubstr("ends before it begins"));
}

TEST_F(PlanEditorTest, a_value_of_another_type_is_refused) {
    const auto compared = [&](std::string value) {
        return sql(by_country_, {{std::nullopt, FilterPart{picked("commandes", "montant_ht"),
                                                           FilterOperator::equal,
                                                           {std::move(value)}}}});
    };
    for (const auto* value : {"1; DROP TABLE x", "1e9", "", "-", "1.", "0x10", "NaN", "12,5"}) {
        EXPECT_THAT(compared(value), HasSubstr("refused")) << value;
    }
    EXPECT_THAT(compared("-12.50"), HasSubstr("= -12.50"));
}

TEST_F(PlanEditorTest, an_order_and_a_limit_are_shown_as_chips) {
    const std::vector<PlanEdit> edits{
        {std::nullopt, OrderPart{query_plan::OrderByMeasure{0}, query_plan::Direction::ascending}},
        {std::nullopt, LimitPart{5}}};
    EXPECT_EQ(
        sentence(by_country_, edits),
        "Somme de montant ht par pays, trié par Somme de montant ht croissant, les 5 premiers");
    EXPECT_THAT(sql(by_country_, {{std::nullopt, LimitPart{0}}}), HasSubstr("refused"));
}

TEST_F(PlanEditorTest, what_points_at_a_removed_part_goes_with_it) {
    const auto plan = edited("top 3 clients par montant ht", {{"/dimensions/0", std::nullopt}});
    ASSERT_TRUE(plan) << plan.error().detail;
    EXPECT_TRUE(plan->dimensions.empty());  // the hidden key of the client as well
    EXPECT_TRUE(plan->order.empty());
    EXPECT_FALSE(plan->limit);
}

TEST_F(PlanEditorTest, a_table_that_is_read_no_more_is_joined_no_more) {
    ASSERT_THAT(sql(by_country_, {}), HasSubstr("JOIN"));
    EXPECT_THAT(sql(by_country_, {{"/dimensions/0", std::nullopt}}), Not(HasSubstr("JOIN")));
    EXPECT_THAT(
        sql("quantité par pays", {{std::nullopt, DimensionPart{picked("lignes", "produit")}},
                                  {"/dimensions/0", DimensionPart{picked("commandes", "statut")}}}),
        ::testing::AllOf(HasSubstr("JOIN \"commandes\""), Not(HasSubstr("\"clients\""))));
}

TEST_F(PlanEditorTest, the_last_part_stays) {
    EXPECT_THAT(sql("somme du montant ht", {{"/measures/0", std::nullopt}}),
                HasSubstr("nothing left"));
}

TEST_F(PlanEditorTest, a_path_that_is_none_is_refused) {
    for (const auto* path : {"/measures/7", "/measures/", "/measures/0x", "/filter/of/0",
                             "/filterable", "", "/sources/0", "/limit"}) {
        EXPECT_THAT(sql(by_country_, {{path, std::nullopt}}), HasSubstr("refused")) << path;
    }
}

TEST_F(PlanEditorTest, every_choice_can_be_made) {
    const auto plan = plan_of(by_country_);
    const RuleEngine engine{catalog_};
    const Source source{catalog_};
    const auto choices = choices_for(source, plan);
    ASSERT_FALSE(choices.measures.empty());
    for (const auto& measure : choices.measures) {
        auto part = measure.part;
        EXPECT_TRUE(engine.edited(plan, {{"/measures/0", part}})) << measure.label.french;
        for (const auto function : measure.functions) {
            part.function = function;
            EXPECT_TRUE(engine.edited(plan, {{"/measures/0", part}})) << measure.label.french;
        }
    }
    for (const auto& choice : choices.columns) {
        EXPECT_TRUE(engine.edited(plan, {{"/dimensions/0", DimensionPart{choice.of}}}));
        EXPECT_TRUE(
            engine.edited(plan, {{std::nullopt, FilterPart{choice.of, FilterOperator::present}}}));
    }
}

TEST_F(PlanEditorTest, amounts_are_offered_of_the_table_whose_rows_are_counted_once) {
    const Source source{catalog_};
    std::vector<std::string> labels;
    for (const auto& measure : choices_for(source, plan_of(by_country_)).measures) {
        labels.push_back(measure.label.french);
    }
    EXPECT_THAT(labels, Contains("Nombre de commandes"));
    EXPECT_THAT(labels, Contains("montant ht"));
    EXPECT_THAT(labels, Contains("Nombre de clients"));
    EXPECT_THAT(labels, Not(Contains("quantite")));
}

TEST_F(PlanEditorTest, each_chip_comes_with_what_it_is_now) {
    const Source source{catalog_};
    const auto choices =
        choices_for(source, plan_of("somme du montant ht par mois pour la France en 2015"));
    for (const auto& chip : choices.chips) {
        ASSERT_TRUE(chip.part) << chip.path;
        const auto again = plan_edits_from_json(
            boost::json::array{{{"plan_path", chip.path}, {"part", to_json(*chip.part)}}});
        ASSERT_TRUE(again) << chip.path;
        EXPECT_EQ(sentence("somme du montant ht par mois pour la France en 2015", *again),
                  sentence("somme du montant ht par mois pour la France en 2015", {}))
            << chip.path;
    }
}

TEST(PlanEdits, what_is_no_edit_is_refused) {
    for (const auto* text : {
             "[]",
             "{}",
             "[{}]",
             R"([{"plan_path":7}])",
             R"([{"part":{"kind":"join"}}])",
             R"([{"part":{"kind":"filter","operator":"like","values":["x"]}}])",
             R"([{"part":{"kind":"limit","rows":"ten"}}])",
             R"([{"part":{"kind":"order","by":"/sources/0","direction":"ascending"}}])",
             R"([{"part":{"kind":"period","from":"2025-02-30"}}])",
         }) {
        const auto edits = plan_edits_from_json(boost::json::parse(text));
        ASSERT_FALSE(edits) << text;
        EXPECT_EQ(edits.error().code, base::Errc::validation_failed);
    }
}

}  // namespace
}  // namespace datapilot::questions
