#pragma once

#include <string>

#include "base/result.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"

namespace datapilot::crypto {

// argon2id with 19 MiB and two passes, off the event loop and at most two at a time. Where too many
// wait the outcome is Errc::overloaded.
class PasswordHasher {
  public:
    PasswordHasher();

    runtime::Task<base::Result<std::string>> hash(std::string password);
    runtime::Task<base::Result<bool>> matches(std::string hashed_password, std::string password);

    // The hash of a password that nobody knows: checked where there is no such user, so that the
    // answer takes the same time.
    const std::string& hash_of_nobody() const { return hash_of_nobody_; }

  private:
    runtime::BlockingPool threads_;
    std::string hash_of_nobody_;
};

}  // namespace datapilot::crypto
