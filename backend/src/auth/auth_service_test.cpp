#include "auth/auth_service.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "runtime/task_group.h"
#include "support/database_fixture.h"

namespace datapilot::auth {
namespace {

using base::Errc;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

const std::string secret(32, 's');
const std::string good_password = "correct cheval pile agrafe";

class ScriptedClock final : public base::Clock {
  public:
    base::Instant now() const override { return now_; }
    void advance(std::chrono::microseconds time) { now_ += time; }

  private:
    base::Instant now_ = base::SystemClock{}.now();
};

class AuthServiceTest : public tests::DatabaseTest {
  protected:
    static std::string new_email() {
        static int made = 0;
        return "personne" + std::to_string(++made) + "@exemple.fr";
    }

    SignedIn registered(const std::string& email) {
        auto signed_in =
            run(service_.register_owner({"Maison Durand", email, good_password, "fr"}, laptop_));
        EXPECT_TRUE(signed_in);
        return *signed_in;
    }

    base::Result<SignedIn> log_in(const std::string& email, const std::string& password) {
        return run(service_.log_in(email, password, laptop_));
    }

    base::Result<SignedIn> refresh(const SignedIn& held) { return refresh(held, laptop_); }
    base::Result<SignedIn> refresh(const SignedIn& held, const Client& client) {
        return run(service_.refresh(held.refresh_token.text, client));
    }

    Errc refresh_error(const SignedIn& held) {
        const auto outcome = refresh(held);
        return outcome ? Errc::internal : outcome.error().code;
    }

    ScriptedClock clock_;
    crypto::PasswordHasher hasher_;
    AuthService service_{pool_, hasher_, clock_, {secret}};
    const Client laptop_ = client_of("192.0.2.7", "Firefox");
    const Client stranger_ = client_of("198.51.100.9", "curl");
};

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
    const AuthService other(pool_, hasher_, clock_, {std::string(32, 'x')});
    const auto forged = run(other.authenticate(signed_in.access_token));
    ASSERT_FALSE(forged);
    EXPECT_EQ(forged.error().code, Errc::unauthenticated);
}

TEST_F(AuthServiceTest, ARefreshTokenIsTradedForItsSuccessor) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    EXPECT_NE(second->refresh_token.text, first.refresh_token.text);
    EXPECT_EQ(second->user.id, first.user.id);
    EXPECT_TRUE(refresh(*second));
}

TEST_F(AuthServiceTest, ReuseOfARefreshTokenEndsTheSession) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    clock_.advance(seconds{11});
    EXPECT_EQ(refresh_error(first), Errc::refresh_reused);
    EXPECT_EQ(refresh_error(*second), Errc::refresh_reused);
}

TEST_F(AuthServiceTest, AnotherClientsReuseEndsTheSessionAtOnce) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    const auto stolen = refresh(first, stranger_);
    ASSERT_FALSE(stolen);
    EXPECT_EQ(stolen.error().code, Errc::refresh_reused);
    EXPECT_EQ(refresh_error(*second), Errc::refresh_reused);
}

TEST_F(AuthServiceTest, TheSameClientsRetryGetsTheSameSuccessor) {
    const auto first = registered(new_email());
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    clock_.advance(seconds{9});
    const auto retry = refresh(first);
    ASSERT_TRUE(retry);
    EXPECT_EQ(retry->refresh_token.text, second->refresh_token.text);
    EXPECT_TRUE(refresh(*retry));
}

TEST_F(AuthServiceTest, ARetryAfterTheSuccessorWasUsedIsReuse) {
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

TEST_F(AuthServiceTest, ParallelRefreshesOfOneClientGetOneSuccessor) {
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

TEST_F(AuthServiceTest, ARefreshTokenLivesSevenDays) {
    const auto first = registered(new_email());
    clock_.advance(days{7} - seconds{1});
    const auto second = refresh(first);
    ASSERT_TRUE(second);
    clock_.advance(days{7});
    EXPECT_EQ(refresh_error(*second), Errc::unauthenticated);
}

TEST_F(AuthServiceTest, ASessionEndsAfterThirtyDaysHoweverItIsUsed) {
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

TEST_F(AuthServiceTest, AnInventedRefreshTokenIsUnauthenticated) {
    const auto outcome = run(service_.refresh("invented", laptop_));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::unauthenticated);
}

TEST_F(AuthServiceTest, LoggingOutEndsTheSessionAndNoOther) {
    const auto email = new_email();
    const auto here = registered(email);
    const auto elsewhere = log_in(email, good_password);
    ASSERT_TRUE(elsewhere);
    run(service_.log_out(here.refresh_token.text));
    EXPECT_EQ(refresh_error(here), Errc::unauthenticated);
    EXPECT_TRUE(refresh(*elsewhere));
    run(service_.log_out("invented"));
}

TEST_F(AuthServiceTest, SessionsThatAreOverAreForgottenAtTheNextSignIn) {
    const auto email = new_email();
    const auto first = registered(email);
    clock_.advance(days{31});
    ASSERT_TRUE(log_in(email, good_password));
    EXPECT_EQ(refresh_error(first), Errc::unauthenticated);
}

TEST_F(AuthServiceTest, AnAccountIsThrottledWhereverTheAttemptsComeFrom) {
    AuthService service(pool_, hasher_, clock_, {secret, {}, {.account = {3, minutes{1}}}});
    const auto email = new_email();
    registered(email);
    for (int i = 0; i < 3; ++i) {
        const auto from = client_of("192.0.2." + std::to_string(100 + i), "x");
        EXPECT_EQ(run(service.log_in(email, "not the password", from)).error().code,
                  Errc::invalid_credentials);
    }
    const auto refused = run(service.log_in(email, good_password, stranger_));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::throttled);
    ASSERT_TRUE(refused.error().retry_after);
    EXPECT_GT(*refused.error().retry_after, seconds{0});
    EXPECT_LE(*refused.error().retry_after, minutes{1});
}

TEST_F(AuthServiceTest, AnUnknownAccountIsThrottledLikeAKnownOne) {
    AuthService service(pool_, hasher_, clock_, {secret, {}, {.account = {2, minutes{1}}}});
    const auto email = new_email();
    for (const auto expected :
         {Errc::invalid_credentials, Errc::invalid_credentials, Errc::throttled}) {
        EXPECT_EQ(run(service.log_in(email, "guess", laptop_)).error().code, expected);
    }
}

TEST_F(AuthServiceTest, ANetworkIsThrottledWhateverTheAccounts) {
    AuthService service(pool_, hasher_, clock_, {secret, {}, {.network = {3, minutes{1}}}});
    const auto network = client_of("2001:db8:1:2::1", "x");
    const auto same_network = client_of("2001:db8:1:2:ffff::9", "y");
    const auto other_network = client_of("2001:db8:1:3::1", "x");
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(run(service.log_in(new_email(), "guess", network)).error().code,
                  Errc::invalid_credentials);
    }
    EXPECT_EQ(run(service.log_in(new_email(), "guess", same_network)).error().code,
              Errc::throttled);
    EXPECT_EQ(run(service.log_in(new_email(), "guess", other_network)).error().code,
              Errc::invalid_credentials);
}

TEST_F(AuthServiceTest, AnAttemptComesBackAfterItsTime) {
    AuthService service(pool_, hasher_, clock_, {secret, {}, {.account = {1, minutes{1}}}});
    const auto email = new_email();
    EXPECT_EQ(run(service.log_in(email, "guess", laptop_)).error().code, Errc::invalid_credentials);
    EXPECT_EQ(run(service.log_in(email, "guess", laptop_)).error().code, Errc::throttled);
    database().execute("UPDATE login_throttle SET spent_until = spent_until - interval '1 minute'");
    EXPECT_EQ(run(service.log_in(email, "guess", laptop_)).error().code, Errc::invalid_credentials);
}

TEST_F(AuthServiceTest, SigningInRightIsNeverThrottled) {
    AuthService service(pool_, hasher_, clock_,
                        {secret, {}, {.account = {2, minutes{9}}, .network = {2, minutes{9}}}});
    const auto email = new_email();
    registered(email);
    const auto home = client_of("192.0.2.200", "x");
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(run(service.log_in(email, good_password, home))) << i;
}

TEST_F(AuthServiceTest, RegistrationsOfOneNetworkAreThrottled) {
    AuthService service(pool_, hasher_, clock_, {secret, {}, {.registration = {1, minutes{1}}}});
    const auto home = client_of("192.0.2.201", "x");
    EXPECT_TRUE(run(service.register_owner({"Un", new_email(), good_password, "fr"}, home)));
    const auto second =
        run(service.register_owner({"Deux", new_email(), good_password, "fr"}, home));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Errc::throttled);
}

}  // namespace
}  // namespace datapilot::auth
