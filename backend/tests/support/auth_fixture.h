#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "auth/account_service.h"
#include "auth/auth_service.h"
#include "support/database_fixture.h"

namespace datapilot::auth {

using base::Errc;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

inline const std::string secret(32, 's');
inline const std::string good_password = "correct cheval pile agrafe";

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

    tenancy::TenantScope scope_of(const SignedIn& held) {
        auto scope = run(service_.authenticate(held.access_token));
        EXPECT_TRUE(scope);
        return *scope;
    }

    // What using an access token fails with; internal where it does not fail.
    Errc access_error(const SignedIn& held) {
        const auto scope = run(service_.authenticate(held.access_token));
        return scope ? Errc::internal : scope.error().code;
    }

    Errc refresh_error(const SignedIn& held) {
        const auto outcome = refresh(held);
        return outcome ? Errc::internal : outcome.error().code;
    }

    // What the log holds of a user's tenant, oldest first.
    std::vector<std::string> recorded(const User& user) {
        run(service_.stop());
        tests::SqlSession session{database().application_url()};
        session.run("SELECT set_config('app.tenant_id', '" + user.tenant.text() + "', false)");
        std::vector<std::string> lines;
        for (const auto& row :
             session.run("SELECT action || ' ' || object_type || ' ' || (detail ->> 'network') "
                         "FROM audit_log WHERE tenant_id = current_tenant() ORDER BY at")) {
            lines.push_back(row[0].value());
        }
        return lines;
    }

    ScriptedClock clock_;
    crypto::PasswordHasher hasher_;
    AuthService service_{pool_, hasher_, clock_, {secret}};
    AccountService accounts_{{pool_, hasher_, service_.watch(), service_.throttle(), clock_}};
    const Client laptop_ = client_of("192.0.2.7", "Firefox");
    const Client stranger_ = client_of("198.51.100.9", "curl");
};

}  // namespace datapilot::auth
