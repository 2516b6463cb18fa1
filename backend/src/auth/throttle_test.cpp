#include "auth/throttle.h"

#include <gtest/gtest.h>

#include "support/auth_fixture.h"

namespace datapilot::auth {
namespace {

using ThrottleTest = AuthServiceTest;

TEST_F(ThrottleTest, AnAccountIsThrottledWhereverTheAttemptsComeFrom) {
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

TEST_F(ThrottleTest, AnUnknownAccountIsThrottledLikeAKnownOne) {
    AuthService service(pool_, hasher_, clock_, {secret, {}, {.account = {2, minutes{1}}}});
    const auto email = new_email();
    for (const auto expected :
         {Errc::invalid_credentials, Errc::invalid_credentials, Errc::throttled}) {
        EXPECT_EQ(run(service.log_in(email, "guess", laptop_)).error().code, expected);
    }
}

TEST_F(ThrottleTest, ANetworkIsThrottledWhateverTheAccounts) {
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

TEST_F(ThrottleTest, AnAttemptComesBackAfterItsTime) {
    AuthService service(pool_, hasher_, clock_, {secret, {}, {.account = {1, minutes{1}}}});
    const auto email = new_email();
    EXPECT_EQ(run(service.log_in(email, "guess", laptop_)).error().code, Errc::invalid_credentials);
    EXPECT_EQ(run(service.log_in(email, "guess", laptop_)).error().code, Errc::throttled);
    database().execute("UPDATE login_throttle SET spent_until = spent_until - interval '1 minute'");
    EXPECT_EQ(run(service.log_in(email, "guess", laptop_)).error().code, Errc::invalid_credentials);
}

TEST_F(ThrottleTest, SigningInRightIsNeverThrottled) {
    AuthService service(pool_, hasher_, clock_,
                        {secret, {}, {.account = {2, minutes{9}}, .network = {2, minutes{9}}}});
    const auto email = new_email();
    registered(email);
    const auto home = client_of("192.0.2.200", "x");
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(run(service.log_in(email, good_password, home))) << i;
}

TEST_F(ThrottleTest, RegistrationsOfOneNetworkAreThrottled) {
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
