#include "base/clock.h"

#include <gtest/gtest.h>

namespace datapilot::base {
namespace {

TEST(Clock, WritesAnInstantInUtcToTheSecond) {
    using namespace std::chrono;
    const Instant instant = sys_days{2025y / December / 31} + 8h + 30min + 7s + 999ms;
    EXPECT_EQ(iso_utc(instant), "2025-12-31T08:30:07Z");
    EXPECT_EQ(iso_utc(Instant{} - 1us), "1969-12-31T23:59:59Z");
}

}  // namespace
}  // namespace datapilot::base
