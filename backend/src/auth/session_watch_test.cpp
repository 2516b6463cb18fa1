#include "auth/session_watch.h"

#include <gtest/gtest.h>

#include "support/auth_fixture.h"
#include "support/postgres_server.h"

namespace datapilot::auth {
namespace {

class SessionWatchTest : public AuthServiceTest {
  protected:
    // As another server would, unseen by this one.
    void change_elsewhere(const User& user, const std::string& statement) {
        tests::SqlSession session{database().owner_url()};
        session.run("SELECT set_config('app.tenant_id', '" + user.tenant.text() + "', false)");
        session.run(statement + " WHERE tenant_id = current_tenant()");
    }
};

TEST_F(SessionWatchTest, AnAccessTokenEndsWithItsSession) {
    const auto held = registered(new_email());
    EXPECT_EQ(scope_of(held).role(), tenancy::Role::owner);
    run(service_.log_out(held.refresh_token.text, laptop_));
    EXPECT_EQ(access_error(held), Errc::unauthenticated);
}

TEST_F(SessionWatchTest, AnotherSessionOfTheUserGoesOn) {
    const auto email = new_email();
    const auto here = registered(email);
    const auto there = log_in(email, good_password);
    ASSERT_TRUE(there);
    run(service_.log_out(here.refresh_token.text, laptop_));
    EXPECT_EQ(scope_of(*there).user(), here.user.id);
}

TEST_F(SessionWatchTest, ATokenOfARefreshedSessionGoesOn) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    EXPECT_EQ(scope_of(first).user(), scope_of(*second).user());
}

TEST_F(SessionWatchTest, ARoleThatChangedElsewhereIsInForceWithinTenSeconds) {
    const auto held = registered(new_email());
    EXPECT_EQ(scope_of(held).role(), tenancy::Role::owner);
    change_elsewhere(held.user, "UPDATE users SET role = 'viewer'");
    clock_.advance(seconds{9});
    EXPECT_EQ(scope_of(held).role(), tenancy::Role::owner);
    clock_.advance(seconds{2});
    EXPECT_EQ(scope_of(held).role(), tenancy::Role::viewer);
}

TEST_F(SessionWatchTest, WhoWasRemovedElsewhereIsOutWithinTenSeconds) {
    const auto held = registered(new_email());
    scope_of(held);
    change_elsewhere(held.user, "DELETE FROM users");
    clock_.advance(seconds{11});
    EXPECT_EQ(access_error(held), Errc::unauthenticated);
}

TEST_F(SessionWatchTest, ATokenThatNamesAnotherUsersSessionOpensNothing) {
    const auto victim = registered(new_email());
    const auto thief = registered(new_email());
    scope_of(victim);
    const AccessTokens tokens(secret, minutes{30}, clock_);
    const auto forged = tokens.issue({scope_of(thief), victim.refresh_token.session});
    const auto scope = run(service_.authenticate(forged));
    ASSERT_FALSE(scope);
    EXPECT_EQ(scope.error().code, Errc::unauthenticated);
}

}  // namespace
}  // namespace datapilot::auth
