#include "questions/confidence.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace datapilot::questions {
namespace {

TEST(Confidence, a_reading_with_nothing_against_it_is_nearly_sure) {
    const std::vector<Candidate> one(1);
    auto evidence = evidence_of(one);
    ASSERT_FALSE(evidence.empty());
    std::ranges::fill(evidence, 0.0);
    EXPECT_GT(confidence_of(evidence), 0.95);
    EXPECT_LT(confidence_of(evidence), 1.0);
}

TEST(Confidence, what_speaks_against_a_reading_never_makes_it_surer) {
    std::vector<double> evidence(evidence_of(std::vector<Candidate>(1)).size(), 0.0);
    double before = confidence_of(evidence);
    for (auto& one : evidence) {
        one = 1;
        const double now = confidence_of(evidence);
        EXPECT_LE(now, before);
        before = now;
    }
    EXPECT_LT(before, least_confidence()) << "all of it together is too much";
}

TEST(Confidence, names_far_from_the_words_and_a_close_rival_are_evidence) {
    std::vector<Candidate> near(1);
    near[0].cut = 1;
    std::vector<Candidate> doubtful(2);
    doubtful[0].settled = -0.5;
    doubtful[0].score = 1;
    doubtful[1].score = 0.9;
    const auto little = evidence_of(near);
    const auto much = evidence_of(doubtful);
    EXPECT_GT(much[0], little[0]);
    EXPECT_GT(much[1], little[1]);
    EXPECT_LT(confidence_of(much), confidence_of(little));
}

}  // namespace
}  // namespace datapilot::questions
