#include "worker/engines/row_sink.h"

#include <gtest/gtest.h>

namespace datapilot::worker {
namespace {

using results::Cell;

bool give(RowSink& sink, std::vector<Cell> row) {
    return sink.add(row);
}

TEST(RowSink, TakesAsManyRowsAsTheCapSays) {
    CollectedRows rows{{2, 1'000}};
    EXPECT_TRUE(give(rows, {std::int64_t{1}}));
    EXPECT_TRUE(give(rows, {std::int64_t{2}}));
    EXPECT_FALSE(rows.truncated());
    EXPECT_FALSE(give(rows, {std::int64_t{3}}));
    EXPECT_TRUE(rows.truncated());
    EXPECT_EQ(std::move(rows).table().rows.size(), 2U);
}

TEST(RowSink, TakesNoRowThatWouldPassTheBytes) {
    CollectedRows rows{{10, 50}};
    EXPECT_TRUE(give(rows, {std::string(10, 'a')}));
    EXPECT_FALSE(give(rows, {std::string(20, 'b')}));
    const auto table = std::move(rows).table();
    EXPECT_TRUE(table.truncated);
    EXPECT_EQ(table.rows.size(), 1U);
}

TEST(RowSink, WhatTheLastRowsMadeOfTheTypesHoldsForAll) {
    CollectedRows rows{{10, 1'000}};
    give(rows, {std::int64_t{1}});
    give(rows, {std::int64_t{0}});
    rows.end({{"actif", results::ColumnType::boolean}});
    EXPECT_EQ(std::move(rows).table().rows, (results::Rows{{true}, {false}}));
}

}  // namespace
}  // namespace datapilot::worker
