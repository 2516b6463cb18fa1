#include "http/time_cursor.h"

#include <gtest/gtest.h>

namespace datapilot::http {
namespace {

base::Result<std::optional<TimeCursor>> cursor_in(const std::string& query) {
    RequestHead head;
    head.target = "/list" + query;
    return time_cursor(Request{std::move(head)});
}

TEST(TimeCursor, ComesBackAsItWentOut) {
    const TimeCursor cursor{base::Instant{std::chrono::microseconds{1'767'167'999'123'456}},
                            "1b4e28ba-2fa1-11d2-883f-0016d3cca427"};
    EXPECT_EQ(**cursor_in("?cursor=" + text_of(cursor)), cursor);
}

TEST(TimeCursor, IsAbsentOnTheFirstPage) {
    EXPECT_EQ(*cursor_in("?limit=10"), std::nullopt);
}

TEST(TimeCursor, RefusesWhatWasNotMadeHere) {
    for (const auto* text : {"", "x", "12_", "12_nope", "1e3_1b4e28ba-2fa1-11d2-883f-0016d3cca427",
                             "1b4e28ba-2fa1-11d2-883f-0016d3cca427"}) {
        const auto cursor = cursor_in(std::string{"?cursor="} + text);
        ASSERT_FALSE(cursor) << text;
        EXPECT_EQ(cursor.error().fields.front().field, "cursor");
    }
}

}  // namespace
}  // namespace datapilot::http
