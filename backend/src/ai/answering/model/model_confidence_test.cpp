#include "ai/answering/model/model_confidence.h"

#include <gtest/gtest.h>

namespace datapilot::ai::answering::model {
namespace {

TEST(ModelConfidence, APlanIsWorthMoreThanSqlAndEachRepairLess) {
    const auto plan = confidence_of({.is_plan = true});
    EXPECT_GT(plan, confidence_of({.is_plan = false}));
    EXPECT_GT(plan, confidence_of({.is_plan = true, .repairs = 1}));
    EXPECT_GT(confidence_of({.repairs = 1}), confidence_of({.repairs = 2}));
}

TEST(ModelConfidence, AgreementWithTheRulesWeighsMost) {
    const auto alone = confidence_of({});
    EXPECT_GT(confidence_of({.with_rules = Agreement::agrees}), alone);
    EXPECT_GT(confidence_of({.is_plan = false, .with_rules = Agreement::agrees}), alone);
    EXPECT_LT(confidence_of({.with_rules = Agreement::disagrees}), 0.5);
}

TEST(ModelConfidence, WordsThatNothingAnswersToAndAnEmptyResultLowerIt) {
    EXPECT_LT(confidence_of({.coverage = 0.5}), confidence_of({.coverage = 1}));
    EXPECT_LT(confidence_of({.coverage = 0}), confidence_of({.coverage = 0.5}));
    EXPECT_LT(confidence_of({.is_empty = true}), confidence_of({}));
    EXPECT_EQ(confidence_of({.with_rules = Agreement::agrees, .coverage = 0}),
              confidence_of({.with_rules = Agreement::agrees}));
}

TEST(ModelConfidence, StaysBetweenItsEnds) {
    EXPECT_GE(confidence_of({.is_plan = false,
                             .repairs = 2,
                             .with_rules = Agreement::disagrees,
                             .coverage = -3,
                             .is_empty = true}),
              0.05);
    EXPECT_LE(confidence_of({.with_rules = Agreement::agrees, .coverage = 7}), 0.97);
}

catalog::Catalog sales() {
    catalog::Catalog catalog;
    catalog.tables.push_back({.name = "commandes",
                              .label = "Commandes",
                              .columns = {{.name = "region"}, {.name = "mt_ht"}}});
    return catalog;
}

double coverage(const std::string& question, const std::string& sql) {
    return coverage_of(question, sql, sales());
}

TEST(Coverage, CountsTheWordsThatNamesValuesAndAbbreviationsAnswerTo) {
    const std::string sql = R"(SELECT SUM("mt_ht") FROM "commandes" WHERE "region" = 'Bretagne')";
    EXPECT_EQ(coverage("Total des montants des commandes de la région Bretagne", sql), 1);
    EXPECT_EQ(coverage("montant en Bretagne par vendeur", sql), 2.0 / 3);
    EXPECT_EQ(coverage("salaires des vendeurs", sql), 0);
}

TEST(Coverage, WordsThatOnlyAskNeedNoAnswer) {
    EXPECT_EQ(coverage("Combien au total ?", "SELECT 1"), 1);
    EXPECT_EQ(coverage("commandes en 2025", R"(SELECT COUNT(*) FROM "commandes")"), 1);
}

}  // namespace
}  // namespace datapilot::ai::answering::model
