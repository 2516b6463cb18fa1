#include "semantic_layers/layer_check.h"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "definitions/enum_names.h"
#include "definitions/json.h"
#include "questions/wholesaler.h"
#include "semantic_layers/layer_preview.h"

namespace datapilot::semantic_layers {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

definitions::Definitions defined(const std::string& text) {
    return definitions::definitions_from_json(boost::json::parse(text), "").value();
}

// "path code" of each problem.
std::vector<std::string> told(const std::string& text) {
    std::vector<std::string> all;
    for (const auto& problem : problems_of(defined(text), questions::wholesaler())) {
        EXPECT_FALSE(problem.message.french.empty() || problem.message.english.empty());
        all.push_back(problem.path + " " + std::string{query_plan::name_of(problem.code)});
    }
    return all;
}

TEST(LayerCheck, NamesWhatTheSchemaNoLongerHas) {
    EXPECT_THAT(
        told(R"({"tables":[{"name":"factures"},
                 {"name":"commandes","default_date":"jour","columns":[{"name":"canal"},
                   {"name":"remise"}]}],
                 "metrics":[{"name":"a","table":"lignes",
                   "expression":{"aggregate":"sum","of":{"column":"poids"}}}],
                 "relationships":[{"from_table":"lignes","from_columns":["produit_id"],
                   "to_table":"produits","to_columns":["id"]}]})"),
        ElementsAre("tables.0 table_missing", "tables.1.default_date column_missing",
                    "tables.1.columns.1 column_missing", "metrics.0.expression.of column_missing",
                    "relationships.0.from_columns.0 column_missing",
                    "relationships.0.to_table table_missing"));
}

TEST(LayerCheck, NamesWhatIsOfAnotherType) {
    EXPECT_THAT(
        told(R"({"tables":[{"name":"commandes","default_date":"statut","columns":[
                   {"name":"statut","role":"measure","aggregation":"sum"},
                   {"name":"canal","role":"date"}]}],
                 "relationships":[{"from_table":"commandes","from_columns":["statut"],
                   "to_table":"clients","to_columns":["id"]}]})"),
        ElementsAre("tables.0.default_date type_mismatch", "tables.0.columns.0.role type_mismatch",
                    "tables.0.columns.0.aggregation type_mismatch",
                    "tables.0.columns.1.role type_mismatch", "relationships.0 type_mismatch"));
}

TEST(LayerCheck, WarnsOfAValueThatNoRowHasAndOfAWordForTwoThings) {
    EXPECT_THAT(told(R"({"tables":[{"name":"commandes","columns":[
                   {"name":"statut","synonyms":["étape"]},{"name":"canal","synonyms":["etape"]}]}],
                 "metrics":[{"name":"a","label":"Livrées","table":"commandes","expression":
                   {"aggregate":"count_rows","where":
                     {"column":"statut","operator":"one_of","values":["livree"]}}},
                  {"name":"b","label":"livrées","table":"commandes",
                   "expression":{"aggregate":"count_rows"}}]})"),
                ElementsAre("tables.0.columns.1.synonyms.0 synonym_ambiguous",
                            "metrics.0.expression.where.values.0 value_unknown",
                            "metrics.1.label name_taken"));
}

TEST(LayerCheck, WhatWasDeletedIsNotLookedAt) {
    EXPECT_THAT(told(R"({"metrics":[{"name":"a","origin":"deleted","table":"factures",
                          "expression":{"number":1}}]})"),
                IsEmpty());
}

TEST(LayerPreview, ShowsHowADraftChangesTheReading) {
    const auto draft = defined(
        R"({"tables":[{"name":"clients","columns":[
            {"name":"commercial","synonyms":["apporteur"]}]}]})");
    const PreviewedQuestions questions{
        {"nombre de clients par apporteur", "combien de commandes ?"},
        base::Date{std::chrono::year{2025} / 6 / 15}};
    const auto shown = previewed(questions::wholesaler(), {}, draft, questions);
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[0].at("changes"), true);
    EXPECT_NE(shown[0].at("now").at("status"), "answered");
    EXPECT_EQ(shown[0].at("draft").at("status"), "answered");
    EXPECT_NE(shown[0].at("draft").at("sql").as_string().find("commercial"),
              boost::json::string::npos);
    EXPECT_EQ(shown[1].at("changes"), false);
    EXPECT_EQ(shown[1].at("now").at("status"), "answered");
}

}  // namespace
}  // namespace datapilot::semantic_layers
