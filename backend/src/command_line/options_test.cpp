#include "command_line/options.h"

#include <gtest/gtest.h>

namespace datapilot::command_line {
namespace {

TEST(Options, ReadsADay) {
    EXPECT_EQ(*day_from_text("2024-02-29"), base::Date(std::chrono::year{2024} / 2 / 29));
}

TEST(Options, RefusesWhatIsNoDay) {
    for (const auto* text :
         {"2023-02-29", "2024-13-01", "29/02/2024", "2024-2-9", "", "2024-0a-01", "2024-02-29T"}) {
        EXPECT_FALSE(day_from_text(text)) << text;
    }
}

}  // namespace
}  // namespace datapilot::command_line
