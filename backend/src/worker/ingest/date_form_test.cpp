#include "worker/ingest/date_form.h"

#include <gtest/gtest.h>

namespace datapilot::worker::ingest {
namespace {

constexpr unsigned bit(DateForm form) {
    return 1U << form;
}

unsigned forms(std::string_view text) {
    const auto shape = date_shape(text);
    return shape ? shape->forms : 0;
}

TEST(DateForm, DayAndMonthAreTakenInBothOrdersUntilOneIsImpossible) {
    EXPECT_EQ(forms("01/02/2025"), bit(dmy) | bit(mdy));
    EXPECT_EQ(forms("31/12/2025"), bit(dmy));
    EXPECT_EQ(forms("12/31/2025"), bit(mdy));
    EXPECT_EQ(forms("1-2-2025"), bit(dmy) | bit(mdy));
    EXPECT_EQ(forms("31.12.2025"), bit(dmy));
    EXPECT_EQ(forms("31/12/25"), bit(dmy));
}

TEST(DateForm, OnlyDaysThatExistAreDates) {
    EXPECT_EQ(forms("29/02/2024"), bit(dmy));
    EXPECT_EQ(forms("29/02/2025"), 0u);
    EXPECT_EQ(forms("2025-13-01"), 0u);
    EXPECT_EQ(forms("2025-00-01"), 0u);
    EXPECT_EQ(forms("31/04/2025"), 0u);
}

TEST(DateForm, MonthsAreWrittenInTwoWays) {
    EXPECT_EQ(forms("2025-12"), bit(month));
    EXPECT_EQ(forms("12/2025"), bit(month_my));
    EXPECT_EQ(forms("2025-13"), 0u);
    EXPECT_EQ(forms("13/2025"), 0u);
}

TEST(DateForm, TimesAreSeenWithTheirParts) {
    const auto minutes = date_shape("31/12/2025 08:30");
    ASSERT_TRUE(minutes);
    EXPECT_TRUE(minutes->time);
    EXPECT_FALSE(minutes->midnight);
    EXPECT_FALSE(minutes->seconds);
    const auto offset = date_shape("2025-12-31T08:30:00.250+02:00");
    ASSERT_TRUE(offset);
    EXPECT_TRUE(offset->offset && offset->fraction && offset->letter_t);
    EXPECT_TRUE(date_shape("2025-12-31T00:00:00Z")->midnight);
    const auto exported = date_shape("08DEC1968:00:00:00");
    ASSERT_TRUE(exported);
    EXPECT_EQ(exported->forms, bit(sas));
    EXPECT_TRUE(exported->midnight);
}

TEST(DateForm, VersionsSectionsAndHoursAreNoDates) {
    for (const auto text : {"1.2.3", "10.1.25", "05:00-22:00", "2025", "1/2", "31/12/2025 25:00",
                            "31/12/2025x", "2025-12-31T", "06-13-00", "030-0074321", "2010-11"}) {
        if (std::string_view{text} == "2010-11") {
            EXPECT_EQ(forms(text), bit(month));  // nothing tells a season from a month
        } else {
            EXPECT_EQ(forms(text), 0u) << text;
        }
    }
}

}  // namespace
}  // namespace datapilot::worker::ingest
