#include <boost/json/parse.hpp>

#include "definitions/json.h"
#include "questions/metric_compiler.h"
#include "questions/wholesaler.h"

// Questions over a source that somebody defined.
namespace datapilot::questions {
namespace {

using definitions::Definitions;
using definitions::ProblemCode;
using testing::ElementsAre;
using testing::Not;

Definitions defined(const std::string& text) {
    return definitions::definitions_from_json(boost::json::parse(text), "").value();
}

class DefinedWholesaler : public testing::Test {
  protected:
    Reading read(const std::string& definitions, std::string question) {
        engine_.emplace(wholesaler(), defined(definitions));
        return engine_->read({std::move(question), Language::french, base::Date{2025y / 6 / 15}});
    }

    std::string sql(const std::string& definitions, std::string question) {
        const auto reading = read(definitions, std::move(question));
        if (const auto* refusal = std::get_if<Refusal>(&reading)) return refusal->message.french;
        if (const auto* asked = std::get_if<Clarification>(&reading)) return asked->question;
        plan_ = std::get<Understood>(reading).plan;
        return query_plan::to_sql(plan_, wholesaler(), catalog::Dialect::duckdb)->text;
    }

    std::optional<RuleEngine> engine_;
    query_plan::QueryPlan plan_;
};

const std::string livrees =
    R"({"metrics":[{"name":"commandes_livrees","label":"Commandes livrées","table":"commandes",
        "description":"Sans les annulées.",
        "expression":{"aggregate":"count_rows",
            "where":{"column":"statut","operator":"one_of","values":["Livrée"]}}}]})";

TEST_F(DefinedWholesaler, AMetricWithAConditionIsAskedForByItsName) {
    const auto text = sql(livrees, "commandes livrées par canal");
    EXPECT_THAT(text, HasSubstr("FILTER (WHERE"));
    EXPECT_THAT(text, HasSubstr("'Livrée'"));
    const auto used = engine_->definitions_used(plan_);
    ASSERT_EQ(used.size(), 1U);
    EXPECT_EQ(used[0].name, "commandes_livrees");
    EXPECT_EQ(used[0].description, "Sans les annulées.");
    EXPECT_EQ(used[0].formula->french, "nombre de lignes (statut : Livrée)");
}

TEST_F(DefinedWholesaler, ASynonymNamesItsColumn) {
    const std::string synonyms =
        R"({"tables":[{"name":"clients","columns":[
            {"name":"commercial","synonyms":["apporteur d'affaires"]}]}]})";
    EXPECT_THAT(sql(synonyms, "nombre de clients par apporteur d'affaires"),
                HasSubstr("\"commercial\""));
}

TEST_F(DefinedWholesaler, WhatIsHiddenIsNotAnswered) {
    const std::string hides =
        R"({"tables":[{"name":"clients","columns":[{"name":"commercial","role":"hidden"}]}]})";
    EXPECT_THAT(sql("{}", "nombre de clients par commercial"), HasSubstr("\"commercial\""));
    EXPECT_THAT(sql(hides, "nombre de clients par commercial"), Not(HasSubstr("\"commercial\"")));
    EXPECT_THAT(sql(hides, "clients de Hugo Marchand"), HasSubstr("Je ne sais pas interpréter"));
    for (const auto& listed : engine_->shortlist("clients par commercial", {}).tables) {
        if (listed.table == 0) {
            EXPECT_THAT(listed.columns, ElementsAre(0, 1, 2));
        }
    }
}

TEST_F(DefinedWholesaler, TheFiscalYearStartsWhereItWasSaid) {
    const auto text =
        sql(R"({"calendar":{"first_fiscal_month":7}})", "nombre de commandes de l'exercice 2024");
    EXPECT_THAT(text, HasSubstr("2024-07-01"));
    EXPECT_THAT(text, HasSubstr("2025-07-01"));
    EXPECT_EQ(plan_.calendar.first_fiscal_month, 7U);
}

TEST_F(DefinedWholesaler, ADeletedMetricIsForgotten) {
    const std::string deleted =
        R"({"metrics":[{"name":"chiffre_affaires","origin":"deleted","table":"lignes",
            "expression":{"number":1}}]})";
    EXPECT_THAT(sql("{}", "chiffre d'affaires par région"), HasSubstr("SUM("));
    EXPECT_THAT(sql(deleted, "chiffre d'affaires par région"), Not(HasSubstr("SUM(")));
}

TEST_F(DefinedWholesaler, AnEditedMetricTakesTheNameOfAnInferredOne) {
    const std::string net =
        R"({"metrics":[{"name":"ca_net","label":"CA net","synonyms":["chiffre d'affaires"],
            "table":"lignes","unit":"k€","format":"money","main":true,
            "expression":{"aggregate":"sum","of":{"multiply":[{"column":"quantite"},
                {"column":"prix_unitaire"},{"number":"0.9"}]}}}]})";
    EXPECT_THAT(sql(net, "chiffre d'affaires par région"), HasSubstr("0.9"));
    EXPECT_EQ(plan_.measures[0].unit, "k€");
    EXPECT_THAT(sql(net, "top 5 clients"), HasSubstr("0.9"));
}

const std::string ca_ht =
    R"({"metrics":[{"name":"ca_ht","label":"CA HT","table":"lignes","format":"money",
        "expression":{"aggregate":"sum","of":{"multiply":[{"column":"quantite"},
            {"column":"prix_unitaire"}]},
            "where":{"column":"quantite","operator":"greater_or_equal","values":["2"]}}}]})";

TEST_F(DefinedWholesaler, TheWholeNameOfAMetricIsNotReadInParts) {
    const auto text = sql(ca_ht, "CA HT par région");
    EXPECT_THAT(text, HasSubstr("FILTER (WHERE"));
    EXPECT_EQ(plan_.measures.size(), 1U);
}

TEST_F(DefinedWholesaler, TurnoverIsWhatTheCompanyCallsItsTurnoverWithoutTax) {
    EXPECT_THAT(sql("{}", "CA par région"), Not(HasSubstr("FILTER (WHERE")));
    const auto text = sql(ca_ht, "CA par région");
    EXPECT_THAT(text, HasSubstr("FILTER (WHERE"));
    EXPECT_EQ(engine_->definitions_used(plan_).at(0).name, "ca_ht");
    EXPECT_THAT(sql(ca_ht, "chiffre d'affaires par mois"), HasSubstr("FILTER (WHERE"));
}

TEST_F(DefinedWholesaler, ADeletedRelationshipIsNotFollowed) {
    const std::string apart =
        R"({"relationships":[{"from_table":"commandes","from_columns":["client_id"],
            "to_table":"clients","to_columns":["id"],"origin":"deleted"}]})";
    EXPECT_THAT(sql(apart, "nombre de commandes par région"), Not(HasSubstr("JOIN")));
}

// ---- The compiler of metrics --------------------------------------------------------------------

std::optional<definitions::Problem> problem_of(const std::string& metrics) {
    const auto all = defined(R"({"metrics":[)" + metrics + "]}");
    const auto catalog = wholesaler();
    auto compiled = MetricCompiler(catalog, all).compile(all.metrics[0]);
    if (auto* problem = std::get_if<definitions::Problem>(&compiled)) return *problem;
    return std::nullopt;
}

std::string metric(const std::string& name, const std::string& expression) {
    return R"({"name":")" + name + R"(","table":"lignes","expression":)" + expression + "}";
}

TEST(MetricCompiler, SaysWhatIsWrongAndWhere) {
    const auto expect = [](const std::string& metrics, ProblemCode code, const char* path) {
        const auto problem = problem_of(metrics);
        ASSERT_TRUE(problem) << metrics;
        EXPECT_EQ(problem->code, code) << metrics;
        EXPECT_EQ(problem->path, path) << metrics;
    };
    expect(metric("a", R"({"column":"quantite"})"), ProblemCode::not_an_aggregate, "expression");
    expect(metric("a", R"({"aggregate":"sum","of":{"column":"poids"}})"),
           ProblemCode::column_missing, "expression.of");
    expect(metric("a", R"({"metric":"b"})"), ProblemCode::metric_missing, "expression");
    expect(metric("a", R"({"aggregate":"sum","of":{"aggregate":"count_rows"}})"),
           ProblemCode::expression_invalid, "expression.of");
    expect(metric("a", R"({"divide":[{"metric":"b"},{"number":2}]})") + "," +
               metric("b", R"({"add":[{"metric":"a"},{"number":1}]})"),
           ProblemCode::metric_circular, "expression.divide.0");
    expect(metric("a", R"({"aggregate":"count_rows",
                           "where":{"column":"quantite","operator":"greater","values":["x"]}})"),
           ProblemCode::type_mismatch, "expression.where");
    expect(R"({"name":"a","table":"factures","expression":{"number":1}})",
           ProblemCode::table_missing, "table");
}

TEST(MetricCompiler, ARatioOfMetricsIsCompiled) {
    EXPECT_FALSE(problem_of(
        metric("moyenne", R"({"divide":[{"metric":"total"},{"aggregate":"count_rows"}]})") + "," +
        metric("total", R"({"aggregate":"sum","of":{"column":"quantite"}})")));
}

}  // namespace
}  // namespace datapilot::questions
