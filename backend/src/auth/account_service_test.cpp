#include "auth/account_service.h"

#include <gtest/gtest.h>

#include "support/auth_fixture.h"

namespace datapilot::auth {
namespace {

const std::string other_password = "quatre tables vertes dehors";

class AccountServiceTest : public AuthServiceTest {
  protected:
    base::Result<void> change_password(const SignedIn& held, const std::string& current,
                                       const std::string& wanted) {
        return run(accounts_.change_password(scope_of(held), {current, wanted},
                                             held.refresh_token.text, laptop_));
    }

    static std::string wrong_field(const base::Result<void>& outcome) {
        return outcome || outcome.error().fields.empty() ? "" : outcome.error().fields[0].field;
    }
};

TEST_F(AccountServiceTest, AProfileChangesOnlyWhereItSaysSo) {
    const auto scope = scope_of(registered(new_email()));
    auto user = run(accounts_.change(scope, {.name = "Jeanne Durand"}));
    ASSERT_TRUE(user);
    EXPECT_EQ(user->name, "Jeanne Durand");
    EXPECT_EQ(user->language, "fr");
    user = run(accounts_.change(scope, {.language = "en"}));
    EXPECT_EQ(user->name, "Jeanne Durand");
    EXPECT_EQ(user->language, "en");
    user = run(accounts_.change(scope, {.name = ""}));
    EXPECT_EQ(user->name, std::nullopt);
}

TEST_F(AccountServiceTest, ANewPasswordEndsTheOtherSessionsAndNotThisOne) {
    const auto email = new_email();
    const auto here = registered(email);
    const auto there = log_in(email, good_password);
    ASSERT_TRUE(there);
    ASSERT_TRUE(change_password(here, good_password, other_password));

    EXPECT_EQ(scope_of(here).user(), here.user.id);
    EXPECT_TRUE(refresh(here));
    EXPECT_EQ(access_error(*there), Errc::unauthenticated);
    EXPECT_EQ(refresh_error(*there), Errc::unauthenticated);
    EXPECT_FALSE(log_in(email, good_password));
    EXPECT_TRUE(log_in(email, other_password));
}

TEST_F(AccountServiceTest, AWrongCurrentPasswordChangesNothing) {
    const auto email = new_email();
    const auto held = registered(email);
    EXPECT_EQ(wrong_field(change_password(held, "not the password", other_password)),
              "current_password");
    EXPECT_TRUE(log_in(email, good_password));
}

TEST_F(AccountServiceTest, AWantedPasswordKeepsTheRules) {
    const auto email = new_email();
    const auto held = registered(email);
    for (const std::string& wanted : {std::string{"court"}, std::string(20, 'a'), email}) {
        EXPECT_EQ(wrong_field(change_password(held, good_password, wanted)), "new_password");
    }
}

TEST_F(AccountServiceTest, GuessesOfTheCurrentPasswordAreThrottled) {
    const auto held = registered(new_email());
    for (int i = 0; i < 10; ++i) change_password(held, "not the password", other_password);
    const auto refused = change_password(held, good_password, other_password);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::throttled);
}

}  // namespace
}  // namespace datapilot::auth
