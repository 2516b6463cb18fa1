#pragma once

#include <chrono>
#include <string>

#include "auth/access_tokens.h"
#include "auth/account.h"
#include "auth/account_links.h"
#include "auth/account_repository.h"
#include "auth/client.h"
#include "auth/registration.h"
#include "auth/session_watch.h"
#include "auth/sessions.h"
#include "auth/throttle.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/password_hasher.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "runtime/task_group.h"

namespace datapilot::auth {

struct AuthOptions {
    std::string secret;  // at least 32 random bytes
    Lifetimes lifetimes{};
    ThrottleRules throttle{};
};

// What the holder of an account link sends, checked.
struct LinkRequest {
    std::string token;
    std::string password;
    std::string language;  // fr, en
};

// What a client holds once it is signed in.
struct SignedIn {
    std::string access_token;
    std::chrono::seconds access_lifetime;
    RefreshToken refresh_token;
    User user;
};

class AuthService {
  public:
    AuthService(postgres::Pool& pool, crypto::PasswordHasher& hasher, const base::Clock& clock,
                AuthOptions options);

    // Makes a tenant and its owner. throttled, email_taken.
    runtime::Task<base::Result<SignedIn>> register_owner(Registration registration, Client client);

    // invalid_credentials whatever is wrong, after the same time; throttled.
    runtime::Task<base::Result<SignedIn>> log_in(std::string email, std::string password,
                                                 Client client);

    // unauthenticated, refresh_reused.
    runtime::Task<base::Result<SignedIn>> refresh(std::string refresh_token, Client client);

    runtime::Task<void> log_out(std::string refresh_token, Client client);

    // Lets the holder of an account link in, with the password they chose. not_found, email_taken,
    // throttled.
    runtime::Task<base::Result<SignedIn>> use_link(LinkRequest request, Client client);

    // Waits for what is still being recorded; before the pool is closed.
    runtime::Task<void> stop();

    // For the router: who an access token stands for, with the role they have now.
    runtime::Task<base::Result<tenancy::TenantScope>> authenticate(std::string access_token);

    AccountLinks& links() { return links_; }
    SessionWatch& watch() { return watch_; }
    Throttle& throttle() { return throttle_; }

  private:
    runtime::Task<base::Result<SignedIn>> sign_in(tenancy::TenantScope scope, Client client);
    runtime::Task<base::Result<SignedIn>> complete(tenancy::TenantScope scope, RefreshToken token);

    postgres::Pool& pool_;
    AccountRepository accounts_;
    AccountLinks links_;
    Sessions sessions_;
    SessionWatch watch_;
    AccessTokens access_tokens_;
    Throttle throttle_;
    crypto::PasswordHasher& hasher_;
    runtime::TaskGroup records_;
};

}  // namespace datapilot::auth
