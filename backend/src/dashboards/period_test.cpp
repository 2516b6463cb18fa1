#include "dashboards/period.h"

#include <gtest/gtest.h>

#include "dashboards/compared_period.h"

namespace datapilot::dashboards {
namespace {

using namespace std::chrono_literals;
using base::Date;

constexpr Date today = 2026y / 11 / 18;  // a Wednesday

Days days(PeriodPreset preset, Date on = today) {
    return days_of(Period{preset}, on);
}

TEST(Period, PresetsAreRelativeToTheDay) {
    EXPECT_EQ(days(PeriodPreset::today), (Days{2026y / 11 / 18, 2026y / 11 / 19}));
    EXPECT_EQ(days(PeriodPreset::yesterday), (Days{2026y / 11 / 17, 2026y / 11 / 18}));
    EXPECT_EQ(days(PeriodPreset::last_7_days), (Days{2026y / 11 / 12, 2026y / 11 / 19}));
    EXPECT_EQ(days(PeriodPreset::last_30_days), (Days{2026y / 10 / 20, 2026y / 11 / 19}));
    EXPECT_EQ(days(PeriodPreset::last_90_days), (Days{2026y / 8 / 21, 2026y / 11 / 19}));
    EXPECT_EQ(days(PeriodPreset::this_week), (Days{2026y / 11 / 16, 2026y / 11 / 23}));
    EXPECT_EQ(days(PeriodPreset::last_week), (Days{2026y / 11 / 9, 2026y / 11 / 16}));
    EXPECT_EQ(days(PeriodPreset::this_month), (Days{2026y / 11 / 1, 2026y / 12 / 1}));
    EXPECT_EQ(days(PeriodPreset::last_month), (Days{2026y / 10 / 1, 2026y / 11 / 1}));
    EXPECT_EQ(days(PeriodPreset::this_quarter), (Days{2026y / 10 / 1, 2027y / 1 / 1}));
    EXPECT_EQ(days(PeriodPreset::last_quarter), (Days{2026y / 7 / 1, 2026y / 10 / 1}));
    EXPECT_EQ(days(PeriodPreset::this_year), (Days{2026y / 1 / 1, 2027y / 1 / 1}));
    EXPECT_EQ(days(PeriodPreset::last_year), (Days{2025y / 1 / 1, 2026y / 1 / 1}));
    EXPECT_EQ(days(PeriodPreset::last_12_months), (Days{2025y / 12 / 1, 2026y / 12 / 1}));
}

TEST(Period, AWeekBeginsOnMondayAndAYearTurns) {
    EXPECT_EQ(days(PeriodPreset::this_week, 2026y / 11 / 22),
              (Days{2026y / 11 / 16, 2026y / 11 / 23}));
    EXPECT_EQ(days(PeriodPreset::this_week, 2026y / 11 / 23),
              (Days{2026y / 11 / 23, 2026y / 11 / 30}));
    EXPECT_EQ(days(PeriodPreset::last_month, 2026y / 1 / 31),
              (Days{2025y / 12 / 1, 2026y / 1 / 1}));
    EXPECT_EQ(days(PeriodPreset::last_quarter, 2026y / 2 / 1),
              (Days{2025y / 10 / 1, 2026y / 1 / 1}));
}

std::optional<Days> before(Days period, Comparison comparison = Comparison::previous_period,
                           Date on = 2027y / 6 / 1) {
    return compared_period(period, comparison, on);
}

TEST(ComparedPeriod, WholeMonthsGoBackByMonths) {
    EXPECT_EQ(before({2026y / 3 / 1, 2026y / 4 / 1}), (Days{2026y / 2 / 1, 2026y / 3 / 1}));
    EXPECT_EQ(before({2026y / 1 / 1, 2026y / 4 / 1}), (Days{2025y / 10 / 1, 2026y / 1 / 1}));
    EXPECT_EQ(before({2026y / 1 / 1, 2027y / 1 / 1}), (Days{2025y / 1 / 1, 2026y / 1 / 1}));
}

TEST(ComparedPeriod, OtherPeriodsGoBackByTheirDays) {
    EXPECT_EQ(before({2026y / 11 / 9, 2026y / 11 / 16}), (Days{2026y / 11 / 2, 2026y / 11 / 9}));
}

TEST(ComparedPeriod, APeriodThatRunsIsComparedWithAsMuchAsHasPassed) {
    EXPECT_EQ(before({2026y / 11 / 1, 2026y / 12 / 1}, Comparison::previous_period, today),
              (Days{2026y / 10 / 1, 2026y / 10 / 19}));
    EXPECT_EQ(before({2026y / 1 / 1, 2027y / 1 / 1}, Comparison::previous_year, today),
              (Days{2025y / 1 / 1, 2025y / 11 / 19}));
    // The 30th of a month after a shorter one: all of that.
    EXPECT_EQ(before({2026y / 3 / 1, 2026y / 4 / 1}, Comparison::previous_period, 2026y / 3 / 30),
              (Days{2026y / 2 / 1, 2026y / 3 / 1}));
}

TEST(ComparedPeriod, AYearBackFromALeapDay) {
    EXPECT_EQ(before({2024y / 2 / 1, 2024y / 3 / 1}, Comparison::previous_year),
              (Days{2023y / 2 / 1, 2023y / 3 / 1}));
    EXPECT_EQ(before({2024y / 2 / 29, 2024y / 3 / 1}, Comparison::previous_year),
              (Days{2023y / 2 / 28, 2023y / 3 / 1}));
}

TEST(ComparedPeriod, AnOpenEndIsComparedWithNothing) {
    EXPECT_EQ(before({2026y / 3 / 1, std::nullopt}), std::nullopt);
    EXPECT_EQ(before({2026y / 3 / 1, 2026y / 4 / 1}, Comparison::none), std::nullopt);
}

TEST(ChangePercent, IsExactAndRounded) {
    EXPECT_EQ(change_percent("100", "112.5"), "12.5");
    EXPECT_EQ(change_percent("3", "2"), "-33.3");
    EXPECT_EQ(change_percent("-10", "5"), "150.0");
    EXPECT_EQ(change_percent("12345678901234567890.10", "12345678901234567890.10"), "0.0");
    EXPECT_EQ(change_percent("0.00", "5"), std::nullopt);
    EXPECT_EQ(change_percent("", "5"), std::nullopt);
}

}  // namespace
}  // namespace datapilot::dashboards
