#include "auth/sessions.h"

#include <gtest/gtest.h>

#include <set>

#include "runtime/task_group.h"
#include "support/auth_fixture.h"

namespace datapilot::auth {
namespace {

using SessionsTest = AuthServiceTest;

TEST_F(SessionsTest, ARefreshTokenIsTradedForItsSuccessor) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    EXPECT_NE(second->refresh_token.text, first.refresh_token.text);
    EXPECT_EQ(second->user.id, first.user.id);
    EXPECT_TRUE(refresh(*second));
}

TEST_F(SessionsTest, ReuseOfARefreshTokenEndsTheSession) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    clock_.advance(seconds{11});
    EXPECT_EQ(refresh_error(first), Errc::refresh_reused);
    EXPECT_EQ(refresh_error(*second), Errc::refresh_reused);
}

TEST_F(SessionsTest, AnotherClientsReuseEndsTheSessionAtOnce) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    const auto stolen = refresh(first, stranger_);
    ASSERT_FALSE(stolen);
    EXPECT_EQ(stolen.error().code, Errc::refresh_reused);
    EXPECT_EQ(refresh_error(*second), Errc::refresh_reused);
}

TEST_F(SessionsTest, TheSameClientsRetryGetsTheSameSuccessor) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    clock_.advance(seconds{9});
    const auto retry = refresh(first);
    ASSERT_TRUE(retry);
    EXPECT_EQ(retry->refresh_token.text, second->refresh_token.text);
    EXPECT_TRUE(refresh(*retry));
}

TEST_F(SessionsTest, ARetryAfterTheSuccessorWasUsedIsReuse) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    ASSERT_TRUE(refresh(*second));
    EXPECT_EQ(refresh_error(first), Errc::refresh_reused);
}

runtime::Task<void> refresh_into(AuthService& service, std::string token, Client client,
                                 std::vector<base::Result<SignedIn>>& outcomes) {
    auto outcome = co_await service.refresh(std::move(token), std::move(client));
    outcomes.push_back(std::move(outcome));
}

TEST_F(SessionsTest, ParallelRefreshesOfOneClientGetOneSuccessor) {
    const auto first = registered(new_email());
    std::vector<base::Result<SignedIn>> outcomes;
    runtime::TaskGroup group(loop_.get_executor());
    for (int i = 0; i < 6; ++i) {
        group.spawn("refresh", refresh_into(service_, first.refresh_token.text, laptop_, outcomes));
    }
    run(group.wait());
    std::set<std::string> successors;
    for (const auto& outcome : outcomes) {
        ASSERT_TRUE(outcome);
        successors.insert(outcome->refresh_token.text);
    }
    EXPECT_EQ(outcomes.size(), 6u);
    EXPECT_EQ(successors.size(), 1u);
}

TEST_F(SessionsTest, ARefreshTokenLivesSevenDays) {
    const auto first = registered(new_email());
    clock_.advance(days{7} - seconds{1});
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    clock_.advance(days{7});
    EXPECT_EQ(refresh_error(*second), Errc::unauthenticated);
}

TEST_F(SessionsTest, ASessionEndsAfterThirtyDaysHoweverItIsUsed) {
    auto held = registered(new_email());
    for (int week = 0; week < 4; ++week) {
        clock_.advance(days{7} - seconds{1});
        auto next = refresh(held);
        ASSERT_TRUE(next) << week;
        held = *next;
    }
    EXPECT_LT(held.refresh_token.lifetime, days{3});
    clock_.advance(days{3});
    EXPECT_EQ(refresh_error(held), Errc::unauthenticated);
}

TEST_F(SessionsTest, AnInventedRefreshTokenIsUnauthenticated) {
    const auto outcome = run(service_.refresh("invented", laptop_));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::unauthenticated);
}

TEST_F(SessionsTest, LoggingOutEndsTheSessionAndNoOther) {
    const auto email = new_email();
    const auto here = registered(email);
    const auto elsewhere = log_in(email, good_password);
    ASSERT_TRUE(elsewhere);
    run(service_.log_out(here.refresh_token.text, laptop_));
    EXPECT_EQ(refresh_error(here), Errc::unauthenticated);
    EXPECT_TRUE(refresh(*elsewhere));
    run(service_.log_out("invented", laptop_));
}

TEST_F(SessionsTest, SessionsThatAreOverAreForgottenAtTheNextSignIn) {
    const auto email = new_email();
    const auto first = registered(email);
    clock_.advance(days{31});
    ASSERT_TRUE(log_in(email, good_password));
    EXPECT_EQ(refresh_error(first), Errc::unauthenticated);
}

}  // namespace
}  // namespace datapilot::auth
