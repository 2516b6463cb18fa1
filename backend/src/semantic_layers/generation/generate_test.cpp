#include "semantic_layers/generation/generate.h"

#include <gtest/gtest.h>

#include "definitions/merge.h"
#include "questions/metric_compiler.h"
#include "questions/wholesaler.h"
#include "semantic_layers/generation/generated_label.h"
#include "semantic_layers/layer_check.h"

namespace datapilot::semantic_layers {
namespace {

using definitions::Role;
using query_plan::AggregateFunction;
using query_plan::Format;

TEST(GeneratedLabel, SaysAnIdentifierAsPeopleDo) {
    EXPECT_EQ(generated_label("dt_cmd"), "Date commande");
    EXPECT_EQ(generated_label("mt_ht"), "Montant HT");
    EXPECT_EQ(generated_label("qte"), "Quantité");
    EXPECT_EQ(generated_label("Taux d'annulation"), "Taux d'annulation");
    EXPECT_EQ(generated_label("région"), "Région");
    EXPECT_EQ(generated_label("école"), "École");
    EXPECT_FALSE(generated_label("_").empty());
    EXPECT_LE(generated_label(std::string(300, 'x')).size(), 120U);
}

const definitions::ColumnDefinition& column(const definitions::Definitions& all,
                                            std::string_view table, std::string_view name) {
    return *definitions::find(*definitions::find(all, table), name);
}

TEST(Generate, ReadsRolesFromTypesKeysAndNames) {
    const auto all = generate(questions::wholesaler());
    EXPECT_EQ(column(all, "commandes", "id").role, Role::identifier);
    EXPECT_EQ(column(all, "commandes", "client_id").role, Role::identifier);
    EXPECT_EQ(column(all, "commandes", "date_commande").role, Role::date);
    EXPECT_EQ(column(all, "commandes", "statut").role, Role::dimension);
    EXPECT_EQ(definitions::find(all, "commandes")->default_date, "date_commande");
    const auto& quantity = column(all, "lignes", "quantite");
    EXPECT_EQ(quantity.role, Role::measure);
    EXPECT_EQ(quantity.aggregation, AggregateFunction::sum);
    const auto& price = column(all, "lignes", "prix_unitaire");
    EXPECT_EQ(price.style.format, Format::money);
    EXPECT_EQ(price.aggregation, AggregateFunction::average);
}

TEST(Generate, HundredthsAreShownAsPercentagesAndRatesOfOtherKindsAreNot) {
    auto catalog = questions::wholesaler();
    const auto add = [&](const char* name, const char* greatest) {
        catalog::Column made{name, catalog::ColumnType::decimal};
        made.min = "0";
        made.max = greatest;
        catalog.tables[2].columns.push_back(std::move(made));
    };
    add("Remise %", "15");
    add("taux_tva", "20.00");
    add("taux_remise", "0.15");
    add("taux_horaire", "90");
    const auto all = generate(catalog);
    EXPECT_EQ(column(all, "lignes", "Remise %").style.format, Format::percent);
    EXPECT_EQ(column(all, "lignes", "taux_tva").style.format, Format::percent);
    EXPECT_EQ(column(all, "lignes", "taux_remise").style.format, Format::plain);
    EXPECT_EQ(column(all, "lignes", "taux_horaire").style.format, Format::plain);
}

TEST(Generate, MakesTheTurnoverThatTheRulesInfer) {
    const auto all = generate(questions::wholesaler());
    const auto* turnover = definitions::find_metric(all, "chiffre_affaires");
    ASSERT_TRUE(turnover);
    EXPECT_TRUE(turnover->main);
    EXPECT_EQ(turnover->table, "lignes");
    EXPECT_EQ(turnover->origin, definitions::Origin::generated);
}

TEST(Generate, WhatItMakesFitsTheSchemaAndNobodyEditedIt) {
    const auto catalog = questions::wholesaler();
    const auto all = generate(catalog);
    EXPECT_TRUE(problems_of(all, catalog).empty());
    EXPECT_EQ(definitions::completed(all, generate(catalog)), all);
    EXPECT_EQ(all.relationships[0].origin, definitions::LinkOrigin::declared);
}

}  // namespace
}  // namespace datapilot::semantic_layers
