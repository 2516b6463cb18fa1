#include "results/rows.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace datapilot::results {
namespace {

TEST(Rows, AreReadInTheOrderInWhichTheyCame) {
    Rows rows{{"Bretagne", std::int64_t{3}}};
    rows.push_back({"Corse", std::int64_t{1}});
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.front()[0], Cell{"Bretagne"});
    EXPECT_EQ(rows.back()[1], Cell{std::int64_t{1}});
    std::size_t cells = 0;
    for (const auto& row : rows) cells += row.size();
    EXPECT_EQ(cells, 4u);
}

TEST(Rows, AreOfOneWidth) {
    Rows rows{{"Bretagne", true}};
    EXPECT_THROW(rows.push_back({"Corse"}), std::invalid_argument);
    EXPECT_THROW((Rows{2, std::vector<Cell>(3)}), std::invalid_argument);
    EXPECT_THROW((Rows{0, std::vector<Cell>(1)}), std::invalid_argument);
    EXPECT_EQ(rows.size(), 1u);
}

TEST(Rows, TakeAnyWidthAgainOnceTheyAreCleared) {
    Rows rows{{"Bretagne", true}};
    rows.clear();
    EXPECT_TRUE(rows.empty());
    rows.push_back({"Corse"});
    EXPECT_EQ(rows, (Rows{{"Corse"}}));
}

TEST(Rows, ARowThatIsNotThereThrowsWhereItIsAskedForByAt) {
    const Rows rows{{"Bretagne"}};
    EXPECT_EQ(rows.at(0), rows[0]);
    EXPECT_THROW(static_cast<void>(rows.at(1)), std::out_of_range);
    EXPECT_THROW(static_cast<void>(Rows{}.at(0)), std::out_of_range);
}

}  // namespace
}  // namespace datapilot::results
