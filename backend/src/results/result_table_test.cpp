#include "results/result_table.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace datapilot::results {
namespace {

TEST(ResultTable, ACellReadBackFromJsonIsTheSameCell) {
    const std::vector<std::pair<Cell, ColumnType>> cells{
        {Cell{}, ColumnType::text},
        {Cell{true}, ColumnType::boolean},
        {Cell{std::int64_t{42}}, ColumnType::integer},
        {Cell{std::int64_t{9007199254740993}}, ColumnType::integer},
        {Cell{0.5}, ColumnType::decimal},
        {Cell{Decimal{"12345678901234567890.12"}}, ColumnType::decimal},
        {Cell{std::string{"2025-12-31"}}, ColumnType::date},
    };
    for (const auto& [cell, type] : cells) {
        const auto read = cell_from_json(to_json(cell), type);
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, cell);
    }
}

TEST(ResultTable, AnExactDecimalTravelsAsText) {
    EXPECT_EQ(boost::json::serialize(to_json(Cell{Decimal{"0.10"}})), "\"0.10\"");
}

TEST(ResultTable, AnObjectIsNotACell) {
    EXPECT_FALSE(cell_from_json(boost::json::object{}, ColumnType::text));
}

}  // namespace
}  // namespace datapilot::results
