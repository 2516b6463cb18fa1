#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "postgres/transaction.h"
#include "runtime/task.h"

namespace datapilot::auth {

// So many attempts at once, each of which comes back after a while.
struct Allowance {
    int burst;
    std::chrono::seconds refill;
};

// Spends one attempt of a key, in PostgreSQL so that all servers count together. How long to wait,
// where none is left. The email is that of the account whose attempt it is, where there is one.
runtime::Task<std::optional<std::chrono::seconds>> spend_attempt(postgres::Transaction* transaction,
                                                                 base::Bytes key,
                                                                 std::optional<std::string> email,
                                                                 Allowance allowance);

}  // namespace datapilot::auth
