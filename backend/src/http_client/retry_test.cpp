#include "http_client/retry.h"

#include <gtest/gtest.h>

#include "http_client/circuit_breaker.h"

namespace datapilot::http_client {
namespace {

using namespace std::chrono_literals;

const base::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 12h;
const RetryPolicy policy{};

double highest() {
    return 1.0;
}

Result<Answer> answered(int status, Headers headers = {}) {
    return Answer{{status, std::move(headers)}};
}

std::optional<std::chrono::milliseconds> wait(const Result<Answer>& outcome, int attempt = 1) {
    return wait_before_retry(policy, outcome, attempt, now, highest);
}

TEST(Retry, TriesAgainOnlyWhatMayPass) {
    for (const int status : {429, 500, 502, 503, 529}) EXPECT_TRUE(wait(answered(status)));
    for (const int status : {200, 301, 400, 401, 403, 404, 413, 422, 501, 504}) {
        EXPECT_FALSE(wait(answered(status))) << status;
    }
    EXPECT_TRUE(wait(Failure{FailureKind::cut}));
    EXPECT_TRUE(wait(Failure{FailureKind::unreachable}));
    for (const auto kind : {FailureKind::tls, FailureKind::timeout, FailureKind::too_large,
                            FailureKind::malformed, FailureKind::bad_url, FailureKind::resting}) {
        EXPECT_FALSE(wait(Failure{kind})) << name(kind);
    }
}

TEST(Retry, AnAnswerThatHasBegunIsNotAskedForAgain) {
    EXPECT_FALSE(wait(Failure{FailureKind::cut, "", true}));
}

TEST(Retry, EndsAfterTheLastAttempt) {
    EXPECT_TRUE(wait(answered(503), 2));
    EXPECT_FALSE(wait(answered(503), 3));
}

TEST(Retry, WaitsTwiceAsLongEachTimeWithFullJitter) {
    EXPECT_EQ(wait(answered(503), 1), 500ms);
    EXPECT_EQ(wait(answered(503), 2), 1000ms);
    const RetryPolicy patient{.most_attempts = 100};
    EXPECT_EQ(wait_before_retry(patient, answered(503), 50, now, highest), 8000ms);
    EXPECT_EQ(wait_before_retry(policy, answered(503), 2, now, [] { return 0.25; }), 250ms);
    EXPECT_EQ(wait_before_retry(policy, answered(503), 2, now, [] { return 0.0; }), 0ms);
}

TEST(Retry, RespectsWhatTheServiceAsksForUpToACap) {
    EXPECT_EQ(wait(answered(429, {{"retry-after", "7"}})), 7000ms);
    EXPECT_EQ(wait(answered(429, {{"Retry-After", "Sun, 22 Nov 2026 12:00:09 GMT"}})), 9000ms);
    // A date that has passed asks for nothing more than the usual.
    EXPECT_EQ(wait(answered(429, {{"Retry-After", "Sun, 22 Nov 2026 11:00:00 GMT"}})), 500ms);
    EXPECT_FALSE(wait(answered(429, {{"Retry-After", "21"}})));
    EXPECT_FALSE(wait(answered(429, {{"Retry-After", "99999999999"}})));
    EXPECT_EQ(wait(answered(429, {{"Retry-After", "soon"}})), 500ms);
    EXPECT_EQ(wait(answered(429, {{"Retry-After", "-3"}})), 500ms);
}

class BreakerTest : public ::testing::Test {
  protected:
    bool call(bool succeeds) {
        if (!breaker_.lets_through(time_)) return false;
        if (succeeds) {
            breaker_.succeeded();
        } else {
            breaker_.failed(time_);
        }
        return true;
    }

    CircuitBreaker::Moment time_{};
    CircuitBreaker breaker_{{.failures_to_open = 3, .rest = 30s}};
};

TEST_F(BreakerTest, OpensAfterSoManyFailuresInARow) {
    EXPECT_TRUE(call(false) && call(false) && call(true));
    EXPECT_TRUE(call(false) && call(false) && call(false));
    EXPECT_FALSE(call(true));
}

TEST_F(BreakerTest, OneCallTriesAfterTheRest) {
    for (int i = 0; i < 3; ++i) call(false);
    time_ += 29s;
    EXPECT_FALSE(breaker_.lets_through(time_));
    time_ += 1s;
    EXPECT_TRUE(breaker_.lets_through(time_));
    EXPECT_FALSE(breaker_.lets_through(time_));
    breaker_.succeeded();
    EXPECT_TRUE(call(true));
}

TEST_F(BreakerTest, ATryThatFailsOpensItAgain) {
    for (int i = 0; i < 3; ++i) call(false);
    time_ += 30s;
    EXPECT_TRUE(call(false));
    EXPECT_FALSE(call(true));
    time_ += 30s;
    EXPECT_TRUE(call(true));
}

TEST_F(BreakerTest, ATryThatWasCancelledLeavesRoomForTheNext) {
    for (int i = 0; i < 3; ++i) call(false);
    time_ += 30s;
    ASSERT_TRUE(breaker_.lets_through(time_));
    breaker_.abandoned();
    EXPECT_TRUE(breaker_.lets_through(time_));
}

}  // namespace
}  // namespace datapilot::http_client
