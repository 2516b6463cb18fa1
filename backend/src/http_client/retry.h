#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "http_client/client.h"

namespace datapilot::http_client {

struct RetryPolicy {
    int most_attempts = 3;  // the first one included
    std::chrono::milliseconds first_wait{500};
    std::chrono::milliseconds longest_wait{8'000};
    std::chrono::milliseconds longest_asked_wait{20'000};  // past it, no retry: someone waits
};

// From 0 to 1.
using Random = std::function<double()>;

// How long an answer asks to wait (Retry-After: seconds, or a date); nothing where it does not.
std::optional<std::chrono::milliseconds> asked_wait(const Head& head, base::Instant now);

// How long to wait before the call is tried again; nothing where it should not be. `attempt`: how
// many were made. An answer that has begun is never asked for again.
std::optional<std::chrono::milliseconds> wait_before_retry(const RetryPolicy& policy,
                                                           const Result<Answer>& outcome,
                                                           int attempt, base::Instant now,
                                                           const Random& random);

// Whether a call failed in a way that tells of the service's health.
bool is_sick(const Result<Answer>& outcome);

}  // namespace datapilot::http_client
