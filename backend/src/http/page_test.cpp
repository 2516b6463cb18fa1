#include "http/page.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

namespace datapilot::http {
namespace {

using base::NameCursor;
using base::TimeCursor;

template <class Cursor>
base::Result<base::PageRequest<Cursor>> request_in(const std::string& query) {
    RequestHead head;
    head.target = "/list" + query;
    return page_request<Cursor>(Request{std::move(head)});
}

TEST(Page, ACursorOfTimeComesBackAsItWentOut) {
    const TimeCursor cursor{base::Instant{std::chrono::microseconds{1'767'167'999'123'456}},
                            "1b4e28ba-2fa1-11d2-883f-0016d3cca427"};
    EXPECT_EQ(request_in<TimeCursor>("?cursor=" + text_of(cursor))->after, cursor);
}

TEST(Page, ACursorOfNamesIsTheName) {
    EXPECT_EQ(text_of(NameCursor{"Études"}), "Études");
    EXPECT_EQ(request_in<NameCursor>("?cursor=%C3%89tudes")->after, NameCursor{"Études"});
}

TEST(Page, TheFirstHasNoCursorAndFiftyItems) {
    const auto request = request_in<TimeCursor>("");
    EXPECT_EQ(request->after, std::nullopt);
    EXPECT_EQ(request->limit, 50);
    EXPECT_EQ(request_in<TimeCursor>("?limit=10")->limit, 10);
}

TEST(Page, RefusesACursorThatWasNotMadeHere) {
    for (const auto* text : {"", "x", "12_", "12_nope", "1e3_1b4e28ba-2fa1-11d2-883f-0016d3cca427",
                             "1b4e28ba-2fa1-11d2-883f-0016d3cca427"}) {
        const auto request = request_in<TimeCursor>(std::string{"?cursor="} + text);
        ASSERT_FALSE(request) << text;
        EXPECT_EQ(request.error().fields.front().field, "cursor");
    }
    EXPECT_EQ(request_in<NameCursor>("?cursor=").error().fields.front().field, "cursor");
}

TEST(Page, RefusesALimitOutOfRange) {
    for (const auto* text : {"0", "201", "-1", "x"}) {
        const auto request = request_in<NameCursor>(std::string{"?limit="} + text);
        ASSERT_FALSE(request) << text;
        EXPECT_EQ(request.error().fields.front().field, "limit");
    }
}

TEST(Page, ShowsItsItemsAndWhereTheNextOneBegins) {
    const auto as_json = [](int item) { return boost::json::value(item); };
    const base::Page<int, NameCursor> first{{1, 2}, NameCursor{"b"}};
    EXPECT_EQ(page_json(first, as_json),
              boost::json::parse(R"({"items":[1,2],"next_cursor":"b"})"));
    const base::Page<int, NameCursor> last{{3}, std::nullopt};
    EXPECT_EQ(page_json(last, as_json), boost::json::parse(R"({"items":[3],"next_cursor":null})"));
}

}  // namespace
}  // namespace datapilot::http
