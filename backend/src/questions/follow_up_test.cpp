#include "questions/follow_up.h"

#include <gmock/gmock.h>

#include "query_plan/sql.h"
#include "questions/rule_engine.h"

namespace datapilot::questions {
namespace {

using catalog::Column;
using catalog::ColumnType;
using ::testing::AllOf;
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

// Clients, their orders, and lines with a price and a quantity.
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
                     column("date_commande", ColumnType::date, 9)},
         .primary_key = {"id_commande"}},
        {.name = "lignes",
         .label = "lignes",
         .row_count = 30,
         .columns = {column("id_commande", ColumnType::integer, 10),
                     column("produit", ColumnType::text, 3, {"chaise", "table", "lampe"}),
                     column("prix_unitaire", ColumnType::decimal, 9),
                     column("quantite", ColumnType::integer, 5)}}};
    made.relationships = {{"commandes", {"id_client"}, "clients", {"id_client"}},
                          {"lignes", {"id_commande"}, "commandes", {"id_commande"}}};
    return made;
}

class FollowUp : public ::testing::Test {
  protected:
    // Asks one question after another; the SQL of the last, or "refused" or "asked back".
    std::string ask(const std::vector<std::string>& questions) {
        std::optional<query_plan::QueryPlan> previous;
        std::string sql;
        for (const auto& text : questions) {
            const auto reading =
                engine_.read({.text = text, .today = 2016y / 6 / 6, .previous = previous});
            if (std::holds_alternative<Refusal>(reading)) return "refused";
            if (std::holds_alternative<Clarification>(reading)) return "asked back";
            previous = std::get<Understood>(reading).plan;
            sql = query_plan::to_sql(*previous, catalog_, catalog::Dialect::duckdb)->text;
        }
        return sql;
    }

    const catalog::Catalog catalog_ = sales();
    const RuleEngine engine_{catalog_};
};

TEST_F(FollowUp, PutsAPeriodInThePlaceOfTheOneBefore) {
    const auto sql = ask({"CA par mois en 2015", "et en 2014 ?"});
    EXPECT_THAT(sql, HasSubstr("2014-01-01"));
    EXPECT_THAT(sql, Not(HasSubstr("2016-01-01")));
    EXPECT_THAT(sql, HasSubstr("date_trunc('month'"));
    EXPECT_THAT(sql, HasSubstr("\"prix_unitaire\" * "));
}

TEST_F(FollowUp, GroupsByAnotherColumnAndKeepsThePeriod) {
    const auto sql = ask({"CA par produit en 2015", "et par pays ?"});
    EXPECT_THAT(sql, HasSubstr("\"pays\""));
    EXPECT_THAT(sql, Not(HasSubstr("\"produit\"")));
    EXPECT_THAT(sql, HasSubstr("2015-01-01"));
}

TEST_F(FollowUp, PutsADayOfTheWeekInThePlaceOfTheOneBefore) {
    const auto sql = ask({"CA le samedi en 2015", "et le dimanche ?"});
    EXPECT_THAT(sql, HasSubstr("AS INTEGER) = 7"));
    EXPECT_THAT(sql, Not(HasSubstr("= 6")));
    EXPECT_THAT(sql, HasSubstr("2015-01-01"));
}

TEST_F(FollowUp, DoesNotGoOnFromADayThatIsNoDay) {
    auto plan =
        std::get<Understood>(engine_.read({.text = "CA le samedi", .today = 2016y / 6 / 6})).plan;
    std::get<query_plan::OneOf>(plan.filter->node).values.front().text = "samedi";
    const auto reading =
        engine_.read({.text = "et en 2014 ?", .today = 2016y / 6 / 6, .previous = plan});
    EXPECT_TRUE(std::holds_alternative<Refusal>(reading));
}

TEST_F(FollowUp, ReplacesAValueByAnotherOfItsColumn) {
    const auto sql = ask({"CA en Allemagne en 2015", "pareil pour la France"});
    EXPECT_THAT(sql, HasSubstr("'France'"));
    EXPECT_THAT(sql, Not(HasSubstr("'Allemagne'")));
    EXPECT_THAT(sql, HasSubstr("2015-01-01"));
}

TEST_F(FollowUp, NarrowsARanking) {
    const auto sql = ask({"top 2 clients", "uniquement l'Allemagne"});
    EXPECT_THAT(sql, HasSubstr("'Allemagne'"));
    EXPECT_THAT(sql, HasSubstr("LIMIT 2"));
    EXPECT_THAT(sql, HasSubstr("\"nom\""));
}

TEST_F(FollowUp, SortsWhatWasAsked) {
    const auto sql = ask({"CA par pays", "trie du plus petit au plus grand"});
    EXPECT_THAT(sql, HasSubstr("\"pays\""));
    EXPECT_THAT(sql, HasSubstr("ORDER BY"));
    EXPECT_THAT(sql, Not(HasSubstr("DESC")));
}

TEST_F(FollowUp, GoesOnFromAFollowUp) {
    const auto sql = ask({"CA par pays", "et en 2015 ?", "et par produit ?"});
    EXPECT_THAT(sql, HasSubstr("\"produit\""));
    EXPECT_THAT(sql, HasSubstr("2015-01-01"));
}

TEST_F(FollowUp, LeavesACompleteQuestionAlone) {
    const auto sql = ask({"CA par mois en 2015", "combien de clients ?"});
    EXPECT_THAT(sql, HasSubstr("COUNT(*)"));
    EXPECT_THAT(sql, Not(HasSubstr("2015")));
}

TEST_F(FollowUp, IsRefusedWhereNothingCameBefore) {
    EXPECT_EQ(ask({"et en 2016 ?"}), "refused");
    EXPECT_EQ(ask({"pareil pour la France"}), "refused");
}

TEST_F(FollowUp, SurvivesAPlanThatNamesNothingHere) {
    query_plan::QueryPlan strange;
    strange.sources.emplace_back().from = "nowhere";
    strange.measures.push_back(
        {{query_plan::Aggregate{query_plan::AggregateFunction::sum,
                                query_plan::Box<query_plan::Expression>(
                                    query_plan::Expression{query_plan::ColumnRef{7, "x"}})}},
         {"x", "x"}});
    const auto reading =
        engine_.read({.text = "et en 2016 ?", .today = 2016y / 6 / 6, .previous = strange});
    EXPECT_TRUE(std::holds_alternative<Refusal>(reading));
}

TEST_F(FollowUp, ComparesTwoPeriodsOfOneMeasure) {
    const auto sql = ask({"CA janvier à mai 2016 vs même période N-1"});
    EXPECT_THAT(sql, HasSubstr("2016-06-01"));
    EXPECT_THAT(sql, HasSubstr("2015-06-01"));
    EXPECT_THAT(ask({"CA 2015 vs 2014"}), HasSubstr("2014-01-01"));
}

TEST_F(FollowUp, RanksByTheNumberThatIsAskedFor) {
    const auto sql = ask({"les 2 produits les plus vendus, en quantité"});
    EXPECT_THAT(sql, HasSubstr("SUM(\"quantite\")"));
    EXPECT_THAT(sql, HasSubstr("LIMIT 2"));
}

TEST_F(FollowUp, TakesAFilterOrAGroupAway) {
    const std::string first = "CA par pays en 2015";
    EXPECT_THAT(ask({first, "seulement la France", "sans le filtre sur le pays"}),
                AllOf(HasSubstr("2015-01-01"), Not(HasSubstr("'France'"))));
    EXPECT_THAT(ask({first, "sans le filtre"}), Not(HasSubstr("2015")));
    EXPECT_THAT(ask({first, "seulement la France", "tous les pays"}), Not(HasSubstr("'France'")));
    EXPECT_THAT(ask({first, "enlève le pays"}),
                AllOf(HasSubstr("2015-01-01"), Not(HasSubstr("GROUP BY"))));
    EXPECT_EQ(ask({"sans le filtre"}), "refused");
}

TEST_F(FollowUp, RanksByTurnoverWhereNothingElseIsSaid) {
    const auto sql = ask({"top 2 clients"});
    EXPECT_THAT(sql, HasSubstr("\"prix_unitaire\" * "));
    EXPECT_THAT(sql, HasSubstr("LIMIT 2"));
}

}  // namespace
}  // namespace datapilot::questions
