#include "command_line/evaluation_score.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace datapilot::command_line {
namespace {

bool right(const char* given, const char* known, bool ordered = false) {
    const auto rows = [](const char* text) { return boost::json::parse(text).as_array(); };
    return is_right(
        rows(given),
        {.expected = KnownAnswer::Expected::rows, .ordered = ordered, .results = {rows(known)}});
}

TEST(EvaluationScore, columns_may_stand_elsewhere_and_be_more_but_rows_may_not) {
    EXPECT_TRUE(right(R"([["Lyon", 3, "x"], ["Caen", 1, "y"]])", R"([[1, "Caen"], [3, "Lyon"]])"));
    EXPECT_FALSE(
        right(R"([["Lyon", 3], ["Caen", 1], ["Nice", 1]])", R"([["Lyon", 3], ["Caen", 1]])"));
    EXPECT_FALSE(right(R"([["Lyon", 1], ["Caen", 3]])", R"([["Lyon", 3], ["Caen", 1]])"));
    EXPECT_FALSE(right(R"([["Lyon"]])", R"([["Lyon", 3]])"));
}

TEST(EvaluationScore, one_column_stands_for_one_known_column) {
    EXPECT_FALSE(right("[[2, 5]]", "[[2, 2]]"));
    EXPECT_TRUE(right("[[2, 2]]", "[[2, 2]]"));
}

TEST(EvaluationScore, repeated_rows_count) {
    EXPECT_FALSE(right("[[1], [2], [2]]", "[[1], [1], [2]]"));
    EXPECT_TRUE(right("[[2], [1], [1]]", "[[1], [1], [2]]"));
}

TEST(EvaluationScore, order_counts_where_it_was_asked_for) {
    EXPECT_TRUE(right("[[2], [1]]", "[[1], [2]]"));
    EXPECT_FALSE(right("[[2], [1]]", "[[1], [2]]", true));
    EXPECT_TRUE(right("[[1], [2]]", "[[1], [2]]", true));
}

TEST(EvaluationScore, numbers_are_equal_to_the_digits_that_are_shown) {
    EXPECT_TRUE(right(R"([["1234.50"], [0.33333]])", "[[1234.5], [0.3333]]"));
    EXPECT_FALSE(right("[[10.02]]", "[[10.0]]"));
    EXPECT_FALSE(right("[[0.332]]", "[[0.3333]]"));
    EXPECT_FALSE(right("[[null]]", "[[0]]"));
}

TEST(EvaluationScore, text_days_and_truth_are_equal_however_they_are_written) {
    EXPECT_TRUE(right(R"([["2025-03-01", " ÉTÉ ", true]])", R"([["2025-03", "été", 1]])"));
    EXPECT_TRUE(right(R"([["2025-03-01T00:00:00"]])", R"([["2025-03-01"]])"));
    EXPECT_FALSE(right(R"([["2025-03-01T08:00:00"]])", R"([["2025-03-01"]])"));
}

}  // namespace
}  // namespace datapilot::command_line
