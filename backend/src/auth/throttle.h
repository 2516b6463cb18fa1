#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "auth/attempts.h"
#include "base/result.h"
#include "postgres/pool.h"
#include "runtime/task.h"

namespace datapilot::auth {

struct ThrottleRules {
    Allowance account{10, std::chrono::minutes{1}};
    Allowance network{60, std::chrono::seconds{10}};
    Allowance registration{60, std::chrono::minutes{1}};  // by network
};

// Attempts to sign in, counted in PostgreSQL so that all servers count together. An attempt is
// spent before the password is checked, so that many at once cannot pass, and given back when it
// was honest.
class Throttle {
  public:
    Throttle(postgres::Pool& pool, ThrottleRules rules) : pool_(pool), rules_(rules) {}

    // Errc::throttled where the account or the network has no attempt left.
    runtime::Task<base::Result<void>> spend_login(std::string email, std::string network);
    runtime::Task<void> forgive_login(std::string email, std::string network);

    runtime::Task<base::Result<void>> spend_registration(std::string network);

  private:
    postgres::Pool& pool_;
    ThrottleRules rules_;
};

}  // namespace datapilot::auth
