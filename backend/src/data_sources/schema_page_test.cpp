#include "data_sources/schema_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace datapilot::data_sources {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

catalog::Table table(std::string name, const std::vector<std::string>& columns,
                     std::string comment = "") {
    catalog::Table made;
    made.name = name;
    made.label = std::move(name);
    made.comment = std::move(comment);
    for (const auto& column : columns) made.columns.push_back({.name = column});
    return made;
}

catalog::Catalog shop() {
    catalog::Catalog catalog;
    catalog.tables = {table("ventes", {"Région", "mt_ht"}, "Une ligne par commande"),
                      table("clients", {"id", "nom"}), table("archive.ventes", {"mt_ht"})};
    catalog.relationships = {{.from_table = "ventes",
                              .from_columns = {"client"},
                              .to_table = "clients",
                              .to_columns = {"id"}}};
    return catalog;
}

std::vector<std::string> names(const SchemaPage& page) {
    std::vector<std::string> all;
    for (const auto* each : page.tables) all.push_back(each->name);
    return all;
}

std::vector<std::string> found(const std::string& words) {
    const auto catalog = shop();
    const auto page = schema_page(catalog, {.words = words});
    return names(*page);
}

TEST(SchemaPage, RunsByNameAndGoesOnAfterTheLastOne) {
    const auto catalog = shop();
    const auto first = schema_page(catalog, {.page = {.limit = 2}});
    ASSERT_TRUE(first);
    EXPECT_THAT(names(*first), ElementsAre("archive.ventes", "clients"));
    EXPECT_EQ(first->table_count, 3);
    ASSERT_TRUE(first->next);
    const auto second =
        schema_page(catalog, {.page = {.after = base::NameCursor{*first->next}, .limit = 2}});
    EXPECT_THAT(names(*second), ElementsAre("ventes"));
    EXPECT_FALSE(second->next);
    EXPECT_EQ(second->table_count, 3);
}

TEST(SchemaPage, FindsWordsInNamesCommentsAndColumnsWhateverCaseAndAccents) {
    EXPECT_THAT(found("VENTES"), ElementsAre("archive.ventes", "ventes"));
    EXPECT_THAT(found("region"), ElementsAre("ventes"));
    EXPECT_THAT(found("commande  vente"), ElementsAre("ventes"));
    EXPECT_THAT(found("nom ventes"), IsEmpty());
}

TEST(SchemaPage, HoldsTheRelationshipsThatTouchItsTables) {
    const auto catalog = shop();
    EXPECT_EQ(schema_page(catalog, {.table = "clients"})->relationships.size(), 1);
    EXPECT_THAT(schema_page(catalog, {.table = "archive.ventes"})->relationships, IsEmpty());
}

TEST(SchemaPage, OneTableThatIsNotThereIsNotFound) {
    const auto catalog = shop();
    const auto page = schema_page(catalog, {.table = "factures"});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, base::Errc::not_found);
}

}  // namespace
}  // namespace datapilot::data_sources
