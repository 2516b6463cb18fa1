#include "workers/protocol/table_frames.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace datapilot::workers {
namespace {

using results::Cell;
using results::ColumnType;
using results::Decimal;

constexpr TableCaps ample{.rows = 100, .bytes = 1 << 20};

results::ResultTable table_of_every_kind_of_cell() {
    return {.columns = {{"montant", ColumnType::decimal}, {"libellé", ColumnType::text}},
            .rows = {{Cell{Decimal{"-1234.50"}}, Cell{std::string{"Île-de-France"}}},
                     {Cell{}, Cell{true}},
                     {Cell{std::numeric_limits<std::int64_t>::min()}, Cell{0.1}}},
            .truncated = true};
}

std::string rows_of(const results::ResultTable& table) {
    std::string payload;
    for (const auto& row : table.rows) append_row(payload, row);
    return payload;
}

void append(std::string& payload, const std::vector<Cell>& row) {
    append_row(payload, row);
}

base::Result<results::ResultTable> read_one_column(std::string_view payload,
                                                   TableCaps caps = ample) {
    TableReader reader{caps};
    EXPECT_TRUE(reader.read_columns(encode_columns({{"a", ColumnType::text}})));
    if (const auto read = reader.read_rows(payload); !read) return read.error();
    return reader.take(false);
}

TEST(TableFrames, ATableSentIsTheTableRead) {
    const auto table = table_of_every_kind_of_cell();
    TableReader reader{ample};
    ASSERT_TRUE(reader.read_columns(encode_columns(table.columns)));
    ASSERT_TRUE(reader.read_rows(rows_of(table)));
    const auto read = reader.take(true);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, table);
}

TEST(TableFrames, InfinityArrivesAsAbsent) {
    std::string payload;
    append(payload, {Cell{std::numeric_limits<double>::infinity()}});
    TableReader reader{ample};
    ASSERT_TRUE(reader.read_columns(encode_columns({{"a", ColumnType::decimal}})));
    ASSERT_TRUE(reader.read_rows(payload));
    EXPECT_EQ(reader.take(false)->rows[0][0], Cell{});
}

TEST(TableFrames, OnlyNoughtAndOneAreBooleans) {
    const auto read = [](std::int64_t second) {
        std::string payload;
        append(payload, {Cell{std::int64_t{1}}});
        append(payload, {Cell{second}});
        append(payload, {Cell{}});
        TableReader reader{ample};
        EXPECT_TRUE(reader.read_columns(encode_columns({{"actif", ColumnType::boolean}})));
        EXPECT_TRUE(reader.read_rows(payload));
        return reader.take(false);
    };
    EXPECT_EQ(read(0)->rows, (results::Rows{{true}, {false}, {Cell{}}}));
    EXPECT_FALSE(read(2));
}

TEST(TableFrames, TextThatIsNotUtf8IsRefused) {
    for (const std::string bad : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc3"}) {
        std::string payload;
        append(payload, {Cell{bad}});
        EXPECT_FALSE(read_one_column(payload));
    }
}

TEST(TableFrames, ADecimalThatIsNoNumberIsRefused) {
    for (const std::string bad : {"", "-", "1.", ".5", "1,5", "1e5", "NaN"}) {
        std::string payload;
        append(payload, {Cell{Decimal{bad}}});
        EXPECT_FALSE(read_one_column(payload)) << bad;
    }
}

TEST(TableFrames, MoreRowsOrBytesThanAskedForAreRefused) {
    std::string two_rows;
    append(two_rows, {Cell{}});
    append(two_rows, {Cell{}});
    EXPECT_TRUE(read_one_column(two_rows, {.rows = 2, .bytes = 32}));
    EXPECT_FALSE(read_one_column(two_rows, {.rows = 1, .bytes = 32}));
    EXPECT_FALSE(read_one_column(two_rows, {.rows = 2, .bytes = 31}));
}

TEST(TableFrames, RowsMayComeBeforeTheirColumnsButNotInstead) {
    TableReader reader{ample};
    EXPECT_TRUE(reader.read_rows(std::string(1, '\0')));
    EXPECT_FALSE(TableReader{reader}.take(false));
    EXPECT_TRUE(reader.read_columns(encode_columns({{"a", ColumnType::text}})));
    EXPECT_EQ(reader.take(false)->rows.size(), 1u);
}

TEST(TableFrames, CellsThatAreNoWholeRowsAreRefused) {
    TableReader reader{ample};
    EXPECT_TRUE(
        reader.read_columns(encode_columns({{"a", ColumnType::text}, {"b", ColumnType::text}})));
    EXPECT_TRUE(reader.read_rows(std::string(3, '\0')));
    EXPECT_FALSE(reader.take(false));
}

TEST(TableFrames, ColumnsTwiceAreRefused) {
    TableReader reader{ample};
    const auto columns = encode_columns({{"a", ColumnType::text}});
    EXPECT_TRUE(reader.read_columns(columns));
    EXPECT_FALSE(reader.read_columns(columns));
}

TEST(TableFrames, NoiseIsReadOrRefusedWithinTheCaps) {
    std::mt19937 random{20261122};
    const auto table = table_of_every_kind_of_cell();
    for (int round = 0; round < 20'000; ++round) {
        auto columns = encode_columns(table.columns);
        auto rows = rows_of(table);
        for (auto flips = random() % 4; flips > 0; --flips) {
            columns[random() % columns.size()] = static_cast<char>(random());
            rows[random() % rows.size()] = static_cast<char>(random());
        }
        TableReader reader{{.rows = 3, .bytes = 200}};
        if (!reader.read_columns(columns) || !reader.read_rows(rows)) continue;
        const auto read = reader.take(false);
        if (!read) continue;
        ASSERT_LE(read->rows.size(), 3u);
        for (const auto& row : read->rows) ASSERT_EQ(row.size(), read->columns.size());
    }
}

}  // namespace
}  // namespace datapilot::workers
