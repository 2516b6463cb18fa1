#include "results/decimal_digits.h"

#include <gtest/gtest.h>

namespace datapilot::results {
namespace {

TEST(DecimalDigits, GroupsThousandsWithNarrowSpacesAndWritesAComma) {
    EXPECT_EQ(french_number("1234567.5", 2), "1\u202f234\u202f567,50");
    EXPECT_EQ(french_number("-1234", 0), "-1\u202f234");
    EXPECT_EQ(french_number("999", 0), "999");
    EXPECT_EQ(french_number(".5", 1), "0,5");
}

TEST(DecimalDigits, RoundsHalfAwayFromZeroAndCarries) {
    EXPECT_EQ(french_number("1.005", 2), "1,01");
    EXPECT_EQ(french_number("-0.005", 2), "-0,01");
    EXPECT_EQ(french_number("999.995", 2), "1\u202f000,00");
    EXPECT_EQ(french_number("0.4", 0), "0");
    EXPECT_EQ(french_number("-0.4", 0), "0");
}

TEST(DecimalDigits, ComparesNumbersOfAnyLength) {
    EXPECT_TRUE(less("9", "10"));
    EXPECT_TRUE(less("-10", "-9"));
    EXPECT_TRUE(less("-1", "0.5"));
    EXPECT_TRUE(less("90071992547409931.12", "90071992547409931.13"));
    EXPECT_FALSE(less("1.50", "1.5"));
    EXPECT_FALSE(less("-0", "0"));
    EXPECT_FALSE(less("007", "7"));
}

}  // namespace
}  // namespace datapilot::results
