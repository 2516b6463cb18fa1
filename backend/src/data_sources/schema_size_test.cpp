#include "data_sources/schema_size.h"

#include <gtest/gtest.h>

namespace datapilot::data_sources {
namespace {

catalog::Catalog with_values(std::size_t count) {
    catalog::Column column{.name = "ville"};
    column.values.assign(count, "Saint-Germain-en-Laye");
    column.values_complete = true;
    catalog::Table table;
    table.name = "clients";
    table.columns.push_back(std::move(column));
    catalog::Catalog catalog;
    catalog.tables.push_back(std::move(table));
    return catalog;
}

TEST(SchemaSize, KeepsAllWhereItFits) {
    const auto kept = fitted(with_values(1000), 1 << 20);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->tables[0].columns[0].values.size(), 1000U);
    EXPECT_TRUE(kept->tables[0].columns[0].values_complete);
}

TEST(SchemaSize, GivesUpValuesBeforeNames) {
    const auto fewer = fitted(with_values(1000), 5000);
    ASSERT_TRUE(fewer);
    EXPECT_EQ(fewer->tables[0].columns[0].values.size(), 100U);
    EXPECT_FALSE(fewer->tables[0].columns[0].values_complete);
    const auto none = fitted(with_values(1000), 600);
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->tables[0].columns[0].values.empty());
}

TEST(SchemaSize, RefusesNamesThatDoNotFit) {
    EXPECT_FALSE(fitted(with_values(10), 50));
}

}  // namespace
}  // namespace datapilot::data_sources
