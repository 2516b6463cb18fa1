#include "auth/auth_event.h"

#include <gtest/gtest.h>

#include "support/auth_fixture.h"

namespace datapilot::auth {
namespace {

using AuthEventTest = AuthServiceTest;

TEST_F(AuthEventTest, EverySignInIsRecordedWithWhereItCameFrom) {
    const auto email = new_email();
    const auto user = registered(email).user;
    log_in(email, "not the password");
    const auto held = log_in(email, good_password);
    ASSERT_TRUE(held);
    run(service_.log_out(held->refresh_token.text, stranger_));
    EXPECT_EQ(recorded(user), (std::vector<std::string>{
                                  "user.registered user 192.0.2.7",
                                  "session.started session 192.0.2.7",
                                  "session.refused user 192.0.2.7",
                                  "session.started session 192.0.2.7",
                                  "session.ended session 198.51.100.9",
                              }));
}

TEST_F(AuthEventTest, AReuseIsRecordedOnce) {
    const auto held = registered(new_email());
    ASSERT_TRUE(refresh(held));
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(refresh(held, stranger_).error().code, Errc::refresh_reused);
    }
    EXPECT_EQ(recorded(held.user), (std::vector<std::string>{
                                       "user.registered user 192.0.2.7",
                                       "session.started session 192.0.2.7",
                                       "session.reuse_detected session 198.51.100.9",
                                   }));
}

}  // namespace
}  // namespace datapilot::auth
