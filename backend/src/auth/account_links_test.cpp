#include "auth/account_links.h"

#include <gtest/gtest.h>

#include "support/auth_fixture.h"

namespace datapilot::auth {
namespace {

using tenancy::Role;

const std::string chosen_password = "quatre tables vertes dehors";

class AccountLinksTest : public AuthServiceTest {
  protected:
    base::Result<NewAccountLink> invite(const SignedIn& host, const std::string& email,
                                        Role role = Role::editor) {
        return run(service_.links().make(scope_of(host), {LinkPurpose::invitation, email, role},
                                         "request"));
    }

    base::Result<SignedIn> use(const std::string& token) {
        return run(service_.use_link({token, chosen_password, "en"}, laptop_));
    }

    Errc use_error(const std::string& token) {
        const auto outcome = use(token);
        return outcome ? Errc::internal : outcome.error().code;
    }
};

TEST_F(AccountLinksTest, AnInvitationMakesAnAccountOfItsTenantAndRole) {
    const auto host = registered(new_email());
    const auto email = new_email();
    const auto link = invite(host, email);
    ASSERT_TRUE(link);
    const auto offer = run(service_.links().read(link->token));
    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->tenant_name, "Maison Durand");
    EXPECT_EQ(offer->email, email);

    const auto guest = use(link->token);
    ASSERT_TRUE(guest);
    EXPECT_EQ(guest->user.tenant, host.user.tenant);
    EXPECT_EQ(guest->user.role, Role::editor);
    EXPECT_EQ(guest->user.language, "en");
    EXPECT_EQ(scope_of(*guest).role(), Role::editor);
    EXPECT_TRUE(log_in(email, chosen_password));
}

TEST_F(AccountLinksTest, ALinkWorksOnce) {
    const auto link = invite(registered(new_email()), new_email());
    ASSERT_TRUE(use(link->token));
    EXPECT_EQ(use_error(link->token), Errc::not_found);
    EXPECT_EQ(use_error("never made"), Errc::not_found);
}

TEST_F(AccountLinksTest, AnInvitationIsOverAfterSevenDays) {
    const auto host = registered(new_email());
    const auto link = invite(host, new_email());
    clock_.advance(days{7} + seconds{1});
    EXPECT_FALSE(run(service_.links().read(link->token)));
    EXPECT_EQ(use_error(link->token), Errc::not_found);
}

TEST_F(AccountLinksTest, ANewInvitationTakesThePlaceOfTheOneBefore) {
    const auto host = registered(new_email());
    const auto email = new_email();
    const auto first = invite(host, email);
    const auto second = invite(host, email, Role::viewer);
    EXPECT_EQ(use_error(first->token), Errc::not_found);
    const auto guest = use(second->token);
    ASSERT_TRUE(guest);
    EXPECT_EQ(guest->user.role, Role::viewer);
}

TEST_F(AccountLinksTest, NobodyInvitesToARoleAboveTheirOwn) {
    const auto owner = registered(new_email());
    const auto admin = use(invite(owner, new_email(), Role::admin)->token);
    ASSERT_TRUE(admin);
    const auto refused = invite(*admin, new_email(), Role::owner);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::forbidden);
    EXPECT_TRUE(invite(*admin, new_email(), Role::admin));
}

TEST_F(AccountLinksTest, AMemberIsNotInvitedAgain) {
    const auto host = registered(new_email());
    const auto again = invite(host, host.user.email);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Errc::conflict);
}

TEST_F(AccountLinksTest, WhoHasAnAccountElsewhereLearnsItAloneAndTheInvitationStays) {
    const auto elsewhere = registered(new_email());
    const auto link = invite(registered(new_email()), elsewhere.user.email);
    ASSERT_TRUE(link);
    EXPECT_EQ(use_error(link->token), Errc::email_taken);
    EXPECT_TRUE(run(service_.links().read(link->token)));
}

TEST_F(AccountLinksTest, AWithdrawnLinkOpensNothing) {
    const auto host = registered(new_email());
    const auto link = invite(host, new_email());
    ASSERT_TRUE(run(service_.links().revoke(scope_of(host), link->link.id, "request")));
    EXPECT_EQ(use_error(link->token), Errc::not_found);
}

TEST_F(AccountLinksTest, AnotherTenantsLinkIsNotFoundAndNotListed) {
    const auto host = registered(new_email());
    const auto stranger = registered(new_email());
    const auto link = invite(host, new_email());
    EXPECT_EQ(
        run(service_.links().revoke(scope_of(stranger), link->link.id, "request")).error().code,
        Errc::not_found);
    EXPECT_TRUE(run(service_.links().list(scope_of(stranger), {})).items.empty());
    EXPECT_EQ(run(service_.links().list(scope_of(host), {})).items.size(), 1u);
}

TEST_F(AccountLinksTest, APasswordLinkChangesThePasswordAndEndsTheSessions) {
    const auto email = new_email();
    const auto held = registered(email);
    const auto link = run(service_.links().make(
        scope_of(held), {LinkPurpose::password, email, Role::owner, held.user.id}, "request"));
    ASSERT_TRUE(link);
    const auto back = use(link->token);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->user.id, held.user.id);
    EXPECT_EQ(access_error(held), Errc::unauthenticated);
    EXPECT_EQ(refresh_error(held), Errc::unauthenticated);
    EXPECT_FALSE(log_in(email, good_password));
    EXPECT_TRUE(log_in(email, chosen_password));
}

}  // namespace
}  // namespace datapilot::auth
