#include "questions/language/dates.h"

#include <gmock/gmock.h>

namespace datapilot::questions::language {
namespace {

using namespace std::chrono_literals;

TEST(Dates, ClampTheLastDayOfAShorterMonth) {
    EXPECT_EQ(plus_months(2024y / 3 / 31, -1), 2024y / 2 / 29);
    EXPECT_EQ(plus_months(2025y / 3 / 31, -1), 2025y / 2 / 28);
    EXPECT_EQ(plus(2024y / 2 / 29, 1, Grain::year), 2025y / 2 / 28);
    EXPECT_EQ(plus_months(2025y / 11 / 30, 3), 2026y / 2 / 28);
    EXPECT_EQ(plus_days(2025y / 12 / 31, 1), 2026y / 1 / 1);
}

TEST(Dates, FindTheUnitThatHoldsADate) {
    EXPECT_EQ(unit_of(2026y / 11 / 22, Grain::week).begin, 2026y / 11 / 16);
    EXPECT_EQ(unit_of(2027y / 1 / 1, Grain::week).begin, 2026y / 12 / 28);
    EXPECT_EQ(unit_of(2026y / 11 / 22, Grain::quarter).begin, 2026y / 10 / 1);
    EXPECT_EQ(unit_of(2026y / 11 / 22, Grain::quarter).end, 2027y / 1 / 1);
    EXPECT_EQ(unit_of(2026y / 6 / 30, Grain::half_year).end, 2026y / 7 / 1);
    EXPECT_EQ(unit_of(2024y / 2 / 29, Grain::month).end, 2024y / 3 / 1);
}

TEST(Dates, NumberWeeksAsIso8601Does) {
    EXPECT_EQ(numbered_unit(2025, 1, Grain::week)->begin, 2024y / 12 / 30);
    EXPECT_EQ(numbered_unit(2026, 1, Grain::week)->begin, 2025y / 12 / 29);
    EXPECT_EQ(numbered_unit(2026, 53, Grain::week)->begin, 2026y / 12 / 28);
    EXPECT_FALSE(numbered_unit(2025, 53, Grain::week));
    EXPECT_FALSE(numbered_unit(2025, 0, Grain::week));
    EXPECT_EQ(numbered_unit(2021, 1, Grain::week)->begin, 2021y / 1 / 4);
}

TEST(Dates, RefuseUnitsAndDaysThatAreNot) {
    EXPECT_FALSE(numbered_unit(2025, 13, Grain::month));
    EXPECT_FALSE(numbered_unit(2025, 5, Grain::quarter));
    EXPECT_FALSE(numbered_unit(2025, 3, Grain::half_year));
    EXPECT_FALSE(single_day(2025, 2, 29));
    EXPECT_TRUE(single_day(2024, 2, 29));
    EXPECT_FALSE(single_day(2025, 4, 31));
}

TEST(Dates, GoBackOneYearOrOneLength) {
    const DateRange march{2024y / 3 / 1, 2024y / 4 / 1};
    EXPECT_EQ(one_year_before(march), (DateRange{2023y / 3 / 1, 2023y / 4 / 1}));
    EXPECT_EQ(one_year_before({2024y / 2 / 29, {}}), (DateRange{2023y / 2 / 28, {}}));
    EXPECT_EQ(just_before(march, Grain::month), (DateRange{2024y / 2 / 1, 2024y / 3 / 1}));
    EXPECT_EQ(just_before({2024y / 1 / 1, 2024y / 6 / 1}, Grain::month),
              (DateRange{2023y / 8 / 1, 2024y / 1 / 1}));
    EXPECT_EQ(just_before({2024y / 3 / 5, 2024y / 3 / 20}, Grain::month),
              (DateRange{2024y / 2 / 19, 2024y / 3 / 5}));
    EXPECT_EQ(just_before({2024y / 3 / 5, {}}, Grain::day), (DateRange{2024y / 3 / 5, {}}));
}

}  // namespace
}  // namespace datapilot::questions::language
