#include "ai/answering/outcome.h"

#include <gtest/gtest.h>

namespace datapilot::ai::answering {
namespace {

std::vector<questions::Warning> warnings_of(bool inferred, double certainty) {
    query_plan::QueryPlan plan;
    plan.joins.push_back({.left = 0, .right = 1, .on = {}});
    plan.joins.back().inferred = inferred;
    plan.joins.back().certainty = certainty;
    Outcome outcome{.plan = std::move(plan)};
    outcome.rows.push_back({results::Cell{}});
    return warnings_about(outcome, {});
}

TEST(Outcome, OnlyALinkThatMayBeWrongIsToldOf) {
    ASSERT_EQ(warnings_of(true, 0.6).size(), 1U);
    EXPECT_EQ(warnings_of(true, 0.6).front().code, "join_inferred");
    EXPECT_TRUE(warnings_of(true, 1).empty());
    EXPECT_TRUE(warnings_of(false, 1).empty());
}

}  // namespace
}  // namespace datapilot::ai::answering
