#include "results/display.h"

#include <gtest/gtest.h>

#include <limits>

namespace datapilot::results {
namespace {

using base::Language;

std::string shown_as(const Cell& cell, ColumnType type, Format format,
                     Language language = Language::french) {
    const ShownColumn column{{"c", type}, "c", Role::measure, format};
    return shown(cell, column, decimals_of(column, {{cell}}, 0), language);
}

TEST(Display, KeepsEveryDigitOfAnAmountThatNoFloatHolds) {
    EXPECT_EQ(shown_as(Decimal{"90071992547409931.13"}, ColumnType::decimal, Format::eur),
              "90\u202f071\u202f992\u202f547\u202f409\u202f931,13\u00a0€");
}

TEST(Display, ShowsPercentagesAndDays) {
    EXPECT_EQ(shown_as(Decimal{"25.6"}, ColumnType::decimal, Format::percent), "25,6\u202f%");
    EXPECT_EQ(shown_as(100.0, ColumnType::decimal, Format::percent), "100\u202f%");
    EXPECT_EQ(shown_as(Decimal{"-0.126"}, ColumnType::decimal, Format::percent), "-0,13\u202f%");
    EXPECT_EQ(shown_as(std::int64_t{12}, ColumnType::integer, Format::days), "12\u00a0j");
}

TEST(Display, ShowsAsManyDecimalsAsTheColumnHasUpToTwo) {
    const ShownColumn column{{"c", ColumnType::decimal}, "c", Role::measure, Format::plain};
    EXPECT_EQ(decimals_of(column, {{Decimal{"3"}}, {Decimal{"2.50"}}}, 0), 1);
    EXPECT_EQ(decimals_of(column, {{3.4285714285714284}, {Cell{}}}, 0), 2);
    EXPECT_EQ(decimals_of(column, {{Decimal{"0.00321"}}}, 0), 4);
    EXPECT_EQ(decimals_of(column, {{std::int64_t{4}}}, 0), 0);
}

TEST(Display, ShowsAFloatWithoutAnExponent) {
    EXPECT_EQ(shown_as(1e21, ColumnType::decimal, Format::plain),
              "1\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000");
    EXPECT_EQ(shown_as(std::numeric_limits<double>::infinity(), ColumnType::decimal, Format::plain),
              "inf");
}

TEST(Display, DoesNotGroupTheDigitsOfACodeOrAYear) {
    EXPECT_EQ(shown_as(std::int64_t{75001}, ColumnType::integer, Format::identifier), "75001");
    EXPECT_EQ(shown_as(std::int64_t{2025}, ColumnType::integer, Format::year), "2025");
}

TEST(Display, WritesDatesAsAFrenchReaderDoes) {
    const Cell date{"2025-12-31"};
    EXPECT_EQ(shown_as(date, ColumnType::date, Format::plain), "31/12/2025");
    EXPECT_EQ(shown_as(date, ColumnType::date, Format::month), "décembre 2025");
    EXPECT_EQ(shown_as(date, ColumnType::date, Format::half_year), "S2 2025");
    EXPECT_EQ(shown_as(date, ColumnType::date, Format::quarter), "T4 2025");
    EXPECT_EQ(shown_as(date, ColumnType::date, Format::quarter, Language::english), "Q4 2025");
    EXPECT_EQ(shown_as(date, ColumnType::date, Format::week), "semaine du 31/12/2025");
    EXPECT_EQ(shown_as(date, ColumnType::date, Format::year), "2025");
    const Cell moment{"2025-12-31T08:30:00"};
    EXPECT_EQ(shown_as(moment, ColumnType::timestamp, Format::plain), "31/12/2025 08:30");
    const Cell second{"2025-12-31T08:30:07"};
    EXPECT_EQ(shown_as(second, ColumnType::timestamp, Format::plain), "31/12/2025 08:30:07");
}

TEST(Display, LeavesTextThatOnlyLooksLikeADateAlone) {
    EXPECT_EQ(shown_as(Cell{"2025-12-31"}, ColumnType::text, Format::plain), "2025-12-31");
}

TEST(Display, WritesTruthInTheLanguageAndNothingForAMissingValue) {
    EXPECT_EQ(shown_as(true, ColumnType::boolean, Format::plain), "oui");
    EXPECT_EQ(shown_as(false, ColumnType::boolean, Format::plain, Language::english), "no");
    EXPECT_EQ(shown_as(Cell{}, ColumnType::decimal, Format::eur), "");
}

}  // namespace
}  // namespace datapilot::results
