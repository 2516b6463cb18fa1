#include "auth/auth_service.h"

#include <gtest/gtest.h>

#include "support/auth_fixture.h"

namespace datapilot::auth {
namespace {

TEST_F(AuthServiceTest, RegisteringMakesATenantItsOwnerAndAWorkspace) {
    const auto signed_in = registered(new_email());
    EXPECT_EQ(signed_in.user.role, tenancy::Role::owner);
    EXPECT_EQ(signed_in.user.tenant_name, "Maison Durand");
    EXPECT_EQ(signed_in.access_lifetime, minutes{30});
    EXPECT_EQ(signed_in.refresh_token.lifetime, days{7});

    const auto scope = run(service_.authenticate(signed_in.access_token));
    ASSERT_TRUE(scope);
    EXPECT_EQ(scope->user(), signed_in.user.id);
    EXPECT_EQ(scope->tenant(), signed_in.user.tenant);
    EXPECT_EQ(scope->role(), tenancy::Role::owner);
}

TEST_F(AuthServiceTest, AnEmailHasOneAccountInTheWholeProduct) {
    const auto email = new_email();
    registered(email);
    const auto again = run(service_.register_owner({"Autre", email, good_password, "fr"}, laptop_));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Errc::email_taken);
}

TEST_F(AuthServiceTest, SignsInWithTheRightPasswordHoweverTheEmailIsWritten) {
    const auto email = new_email();
    const auto owner = registered(email);
    const auto signed_in =
        log_in("  " + email.substr(0, 3) + "SONNE" + email.substr(8), good_password);
    ASSERT_TRUE(signed_in);
    EXPECT_EQ(signed_in->user.id, owner.user.id);
}

TEST_F(AuthServiceTest, AWrongPasswordAndAnUnknownEmailGetTheSameAnswer) {
    const auto email = new_email();
    registered(email);
    const auto wrong = log_in(email, "not the password");
    const auto unknown = log_in("nobody@exemple.fr", good_password);
    const auto no_email = log_in("nobody", good_password);
    ASSERT_FALSE(wrong);
    ASSERT_FALSE(unknown);
    ASSERT_FALSE(no_email);
    EXPECT_EQ(wrong.error().code, Errc::invalid_credentials);
    EXPECT_EQ(wrong.error().message, unknown.error().message);
    EXPECT_EQ(wrong.error().message, no_email.error().message);
}

TEST_F(AuthServiceTest, AnAccessTokenExpiresAfterThirtyMinutes) {
    const auto signed_in = registered(new_email());
    clock_.advance(minutes{29});
    EXPECT_TRUE(run(service_.authenticate(signed_in.access_token)));
    clock_.advance(minutes{2});
    const auto late = run(service_.authenticate(signed_in.access_token));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, Errc::token_expired);
}

TEST_F(AuthServiceTest, AnAccessTokenOfAnotherSecretIsForged) {
    const auto signed_in = registered(new_email());
    AuthService other(pool_, hasher_, clock_, {std::string(32, 'x')});
    const auto forged = run(other.authenticate(signed_in.access_token));
    ASSERT_FALSE(forged);
    EXPECT_EQ(forged.error().code, Errc::unauthenticated);
}

}  // namespace
}  // namespace datapilot::auth
