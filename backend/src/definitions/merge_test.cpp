#include "definitions/merge.h"

#include <gtest/gtest.h>

namespace datapilot::definitions {
namespace {

ColumnDefinition column(std::string name, std::string label, Origin origin = Origin::generated) {
    ColumnDefinition out{.name = std::move(name), .origin = origin};
    out.naming.label = std::move(label);
    return out;
}

MetricDefinition metric(std::string name, std::string label, Origin origin = Origin::generated) {
    MetricDefinition out{.name = std::move(name), .origin = origin};
    out.naming.label = std::move(label);
    out.table = "commandes";
    return out;
}

Definitions generated() {
    Definitions out;
    TableDefinition table{.name = "commandes", .origin = Origin::generated};
    table.columns = {column("id", "Identifiant"), column("mt_ht", "Montant HT")};
    out.tables = {table};
    out.metrics = {metric("ca", "CA"), metric("panier", "Panier moyen")};
    out.relationships = {{"commandes",
                          {"client_id"},
                          "clients",
                          {"id"},
                          LinkOrigin::inferred,
                          catalog::Cardinality::many_to_one,
                          0.8}};
    return out;
}

TEST(Merge, WhatIsSentAsGeneratedAndDiffersIsEdited) {
    auto sent = generated();
    sent.tables[0].columns[1].naming.label = "Montant facturé";
    const auto kept = completed(sent, generated());
    EXPECT_EQ(kept.tables[0].columns[0].origin, Origin::generated);
    EXPECT_EQ(kept.tables[0].columns[1].origin, Origin::edited);
    EXPECT_EQ(kept.tables[0].origin, Origin::generated);
    EXPECT_EQ(kept.metrics, generated().metrics);
}

TEST(Merge, WhatIsLeftOutIsAddedAsGenerated) {
    Definitions sent;
    sent.metrics = {metric("marge", "Marge", Origin::edited)};
    const auto kept = completed(sent, generated());
    EXPECT_EQ(kept.tables, generated().tables);
    ASSERT_EQ(kept.metrics.size(), 3U);
    EXPECT_EQ(kept.metrics[0].name, "marge");
    EXPECT_EQ(kept.relationships, generated().relationships);
}

TEST(Merge, GeneratingAgainKeepsWhatAPersonDid) {
    auto kept = generated();
    kept.calendar = {Origin::edited, 7, 1};
    kept.tables[0].columns[1] = column("mt_ht", "Montant facturé", Origin::edited);
    kept.metrics[1].origin = Origin::deleted;
    kept.metrics.push_back(metric("marge", "Marge", Origin::edited));
    kept.relationships[0].origin = LinkOrigin::deleted;
    auto fresh = generated();
    fresh.tables[0].columns.push_back(column("canal", "Canal"));
    const auto again = regenerated(kept, fresh);
    EXPECT_EQ(again.calendar.first_fiscal_month, 7U);
    ASSERT_EQ(again.tables[0].columns.size(), 3U);
    EXPECT_EQ(again.tables[0].columns[1].naming.label, "Montant facturé");
    EXPECT_EQ(again.tables[0].columns[2].name, "canal");
    EXPECT_EQ(again.metrics[1].origin, Origin::deleted);
    EXPECT_EQ(again.metrics[2].name, "marge");
    EXPECT_EQ(again.relationships[0].origin, LinkOrigin::deleted);
}

TEST(Merge, GeneratingAgainForgetsWhatTheSchemaNoLongerHas) {
    auto kept = generated();
    auto fresh = generated();
    fresh.tables[0].columns.pop_back();
    fresh.metrics.pop_back();
    const auto again = regenerated(kept, fresh);
    EXPECT_EQ(again, fresh);
}

TEST(Merge, GeneratingTwiceChangesNothing) {
    const auto once = regenerated({}, generated());
    EXPECT_EQ(regenerated(once, generated()), once);
}

}  // namespace
}  // namespace datapilot::definitions
