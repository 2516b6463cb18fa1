#include "charts/chart_spec.h"

#include <gtest/gtest.h>

namespace datapilot::charts {
namespace {

using results::Cell;
using results::ColumnType;
using results::Decimal;
using results::Format;
using results::Role;
using results::Rows;
using results::ShownColumn;

const ShownColumn region{{"region", ColumnType::text}, "Région", Role::dimension, Format::plain};
const ShownColumn channel{{"canal", ColumnType::text}, "Canal", Role::dimension, Format::plain};
const ShownColumn month{{"mois", ColumnType::date}, "Mois", Role::dimension, Format::month};
const ShownColumn year{{"annee", ColumnType::integer}, "Année", Role::dimension, Format::year};
const ShownColumn revenue{{"ca", ColumnType::decimal}, "CA", Role::measure, Format::eur, true};
const ShownColumn average{{"panier", ColumnType::decimal}, "Panier", Role::measure, Format::eur};
const ShownColumn orders{{"nb", ColumnType::integer}, "Commandes", Role::measure};
const ShownColumn remark{{"note", ColumnType::text}, "Note", Role::other};

Cell euros(const char* digits) {
    return Decimal{digits};
}

Rows numbered(std::size_t count) {
    Rows rows;
    for (std::size_t i = 0; i < count; ++i) rows.push_back({"R" + std::to_string(i), euros("1")});
    return rows;
}

TEST(ChartSpec, OneMeasureAloneIsANumber) {
    const auto chart = chart_for({revenue}, {{euros("12.50")}});
    EXPECT_EQ(chart.type, ChartType::number);
    EXPECT_EQ(chart.x, std::nullopt);
    EXPECT_EQ(chart.series, (std::vector<Series>{{"ca", "CA"}}));
}

TEST(ChartSpec, AMissingNumberIsATable) {
    EXPECT_EQ(chart_for({revenue}, {{Cell{}}}).type, ChartType::table);
}

TEST(ChartSpec, OneDimensionAndOneMeasureAreUprightBars) {
    const auto chart =
        chart_for({region, revenue}, {{"Bretagne", euros("2")}, {"Alsace", euros("1")}});
    EXPECT_EQ(chart.type, ChartType::bar);
    EXPECT_EQ(chart.x, "region");
    EXPECT_FALSE(chart.horizontal);
}

TEST(ChartSpec, ManyBarsOrLongLabelsLieDown) {
    EXPECT_TRUE(chart_for({region, revenue}, numbered(9)).horizontal);
    EXPECT_TRUE(chart_for({region, revenue},
                          {{"Provence-Alpes-Côte d'Azur", euros("2")}, {"Alsace", euros("1")}})
                    .horizontal);
}

TEST(ChartSpec, AccentsDoNotMakeALabelLong) {
    EXPECT_FALSE(
        chart_for({region, revenue}, {{"éééééééééééééé", euros("2")}, {"Alsace", euros("1")}})
            .horizontal);
}

TEST(ChartSpec, MoreBarsThanAnEyeReadsAreATable) {
    EXPECT_EQ(chart_for({region, revenue}, numbered(41)).type, ChartType::table);
    EXPECT_EQ(chart_for({region, revenue}, numbered(40)).type, ChartType::bar);
}

TEST(ChartSpec, TimeThatRunsForwardIsALine) {
    const auto chart =
        chart_for({month, revenue}, {{"2025-01-01", euros("2")}, {"2025-03-01", Cell{}}});
    EXPECT_EQ(chart.type, ChartType::line);
    EXPECT_EQ(chart.x, "mois");
    EXPECT_EQ(chart_for({year, revenue},
                        {{std::int64_t{2024}, euros("2")}, {std::int64_t{2025}, euros("1")}})
                  .type,
              ChartType::line);
}

TEST(ChartSpec, MonthsRankedByTheirValueAreBars) {
    const auto chart =
        chart_for({month, revenue}, {{"2025-03-01", euros("2")}, {"2025-01-01", euros("1")}});
    EXPECT_EQ(chart.type, ChartType::bar);
    EXPECT_FALSE(chart.horizontal);
}

TEST(ChartSpec, ARowWithoutItsDateIsNoPointOfALine) {
    EXPECT_EQ(chart_for({month, revenue}, {{Cell{}, euros("2")}, {"2025-01-01", euros("1")}}).type,
              ChartType::bar);
}

TEST(ChartSpec, OneGroupAloneIsATable) {
    EXPECT_EQ(chart_for({region, revenue}, {{"Bretagne", euros("2")}}).type, ChartType::table);
}

TEST(ChartSpec, ARepeatedCategoryIsATable) {
    EXPECT_EQ(
        chart_for({region, revenue}, {{"Bretagne", euros("2")}, {"Bretagne", euros("1")}}).type,
        ChartType::table);
}

TEST(ChartSpec, OnlyMeasuresOfOneUnitShareAnAxis) {
    const auto chart = chart_for({region, revenue, orders, average},
                                 {{"Bretagne", euros("2"), std::int64_t{1}, euros("2")},
                                  {"Alsace", euros("1"), std::int64_t{1}, euros("1")}});
    EXPECT_EQ(chart.series, (std::vector<Series>{{"ca", "CA"}, {"panier", "Panier"}}));
}

TEST(ChartSpec, TwoDimensionsStackSumsAndGroupAverages) {
    const Rows rows{{"Bretagne", "Web", euros("2")},
                    {"Bretagne", "Magasin", euros("1")},
                    {"Alsace", "Web", euros("4")},
                    {"Corse", "Web", euros("4")}};
    const auto sums = chart_for({region, channel, revenue}, rows);
    EXPECT_EQ(sums.type, ChartType::bar);
    EXPECT_EQ(sums.x, "region");
    EXPECT_EQ(sums.split_by, "canal");
    EXPECT_TRUE(sums.stacked);
    EXPECT_FALSE(chart_for({region, channel, average}, rows).stacked);
}

TEST(ChartSpec, NegativePartsAreNotStacked) {
    const Rows rows{{"Bretagne", "Web", euros("-2")}, {"Alsace", "Web", euros("4")}};
    EXPECT_FALSE(chart_for({region, channel, revenue}, rows).stacked);
}

TEST(ChartSpec, TimeIsTheAxisWhereverItStands) {
    const Rows rows{{"Web", "2025-01-01", euros("2")}, {"Web", "2025-02-01", euros("1")}};
    const auto chart = chart_for({channel, month, revenue}, rows);
    EXPECT_EQ(chart.type, ChartType::line);
    EXPECT_EQ(chart.x, "mois");
    EXPECT_EQ(chart.split_by, "canal");
}

TEST(ChartSpec, TheDimensionWithFewerValuesSplits) {
    const Rows rows{{"Web", "Bretagne", euros("2")},
                    {"Web", "Alsace", euros("1")},
                    {"Magasin", "Corse", euros("1")}};
    const auto chart = chart_for({channel, region, revenue}, rows);
    EXPECT_EQ(chart.x, "region");
    EXPECT_EQ(chart.split_by, "canal");
}

TEST(ChartSpec, MoreSplitsThanColoursAreATable) {
    Rows rows;
    for (int i = 0; i < 81; ++i) {
        rows.push_back({"R" + std::to_string(i / 9), "C" + std::to_string(i % 9), euros("1")});
    }
    EXPECT_EQ(chart_for({region, channel, revenue}, rows).type, ChartType::table);
}

TEST(ChartSpec, AListOfRecordsOrAnEmptyResultIsATable) {
    EXPECT_EQ(chart_for({region, remark}, {{"Bretagne", "ok"}, {"Alsace", "ok"}}).type,
              ChartType::table);
    EXPECT_EQ(
        chart_for({region, remark, revenue}, {{"A", "x", euros("1")}, {"B", "y", euros("1")}}).type,
        ChartType::table);
    EXPECT_EQ(chart_for({region, revenue}, {}).type, ChartType::table);
    EXPECT_EQ(chart_for({}, {}).type, ChartType::table);
}

}  // namespace
}  // namespace datapilot::charts
