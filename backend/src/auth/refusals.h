#pragma once

#include <chrono>

#include "base/error.h"

// Why a sign-in is refused, in words that give nothing away about who has an account.
namespace datapilot::auth {

base::Error unauthenticated();
base::Error token_expired();
base::Error refresh_reused();
base::Error invalid_credentials();
base::Error email_taken();
base::Error throttled(std::chrono::seconds retry_after);
base::Error link_over();
base::Error already_member();
base::Error too_many_links();
base::Error role_above_own();

}  // namespace datapilot::auth
