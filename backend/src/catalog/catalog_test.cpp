#include "catalog/catalog.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace datapilot::catalog {
namespace {

Catalog two_tables() {
    Column region{.name = "Région", .type = ColumnType::text};
    region.values = {"Bretagne", "Île-de-France"};
    region.values_complete = true;
    Column amount{.name = "Montant HT", .type = ColumnType::decimal};
    amount.min = "0.10";
    amount.max = "1234.50";
    amount.format = "decimal_comma";
    Table orders{.name = "commandes", .label = "Commandes", .row_count = 2, .columns = {amount}};
    Table clients{.name = "clients", .label = "Clients", .row_count = 2, .columns = {region}};
    clients.primary_key = {"Région"};
    return {.dialect = Dialect::duckdb,
            .tables = {orders, clients},
            .relationships = {{.from_table = "commandes",
                               .from_columns = {"client", "société"},
                               .to_table = "clients",
                               .to_columns = {"id", "société"},
                               .certainty = 0.8,
                               .inferred = true}}};
}

TEST(Catalog, ReadBackFromItsJsonItWritesTheSameJson) {
    const auto json = to_json(two_tables());
    const auto read = catalog_from_json(boost::json::parse(boost::json::serialize(json)));
    ASSERT_TRUE(read);
    EXPECT_EQ(to_json(*read), json);
}

TEST(Catalog, AKeyOfOneColumnIsReadAsItWasKeptBefore) {
    auto json = to_json(two_tables());
    auto& link = json.at("relationships").as_array().at(0).as_object();
    link.erase("from_columns");
    link.erase("to_columns");
    link["from_column"] = "client";
    link["to_column"] = "id";
    const auto read = catalog_from_json(json);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->relationships.at(0).from_columns, std::vector<std::string>{"client"});
    EXPECT_EQ(read->relationships.at(0).to_columns, std::vector<std::string>{"id"});
}

TEST(Catalog, FindsATableAndAColumnByTheNameThatSqlUses) {
    const auto catalog = two_tables();
    ASSERT_NE(catalog.find("clients"), nullptr);
    EXPECT_NE(catalog.find("clients")->find("Région"), nullptr);
    EXPECT_EQ(catalog.find("clients")->find("région"), nullptr);
    EXPECT_EQ(catalog.find("Clients"), nullptr);
}

TEST(Catalog, JsonOfAnotherShapeIsRefusedWithoutThrowing) {
    EXPECT_FALSE(catalog_from_json(boost::json::parse(R"({"tables":[{}]})")));
    EXPECT_FALSE(catalog_from_json(boost::json::parse(R"([1])")));
}

}  // namespace
}  // namespace datapilot::catalog
