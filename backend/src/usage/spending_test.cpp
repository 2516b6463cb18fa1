#include "usage/spending.h"

#include <gtest/gtest.h>

namespace datapilot::usage {
namespace {

using namespace std::chrono;

base::Instant at(sys_days day, minutes time) {
    return day + time;
}

TEST(Spending, IsExactAndRoundedUp) {
    const Prices prices{.input = 2800, .output = 14'000};
    EXPECT_EQ(spending_of(prices, 1000, 100), (Spending{1100, 4200}));
    EXPECT_EQ(spending_of(prices, 1, 0), (Spending{1, 3}));
    EXPECT_EQ(spending_of({}, 5, 5), (Spending{10, 0}));
    EXPECT_EQ(euros_text(4200), "0.004200");
    EXPECT_EQ(euros_text(20'000'000), "20.000000");
}

TEST(Periods, BeginAtMidnightInParisInWinterAndSummer) {
    const auto winter = periods_at(at(sys_days{2026y / November / 30}, 23h + 30min));
    EXPECT_EQ(winter.day, "2026-12-01");
    EXPECT_EQ(winter.month, "2026-12-01");
    EXPECT_EQ(winter.to_next_day, 23h + 30min);
    const auto summer = periods_at(at(sys_days{2026y / July / 1}, 21h + 59min));
    EXPECT_EQ(summer.day, "2026-07-01");
    EXPECT_EQ(summer.to_next_day, 1min);
    EXPECT_EQ(periods_at(at(sys_days{2026y / July / 31}, 22h)).month, "2026-08-01");
}

TEST(Periods, ClocksChangeOnTheLastSundayOfMarchAndOctober) {
    EXPECT_EQ(periods_at(at(sys_days{2026y / March / 28}, 22h + 30min)).day, "2026-03-28");
    EXPECT_EQ(periods_at(at(sys_days{2026y / March / 29}, 22h + 30min)).day, "2026-03-30");
    EXPECT_EQ(periods_at(at(sys_days{2026y / October / 24}, 22h + 30min)).day, "2026-10-25");
    EXPECT_EQ(periods_at(at(sys_days{2026y / October / 25}, 22h + 30min)).day, "2026-10-25");
}

}  // namespace
}  // namespace datapilot::usage
