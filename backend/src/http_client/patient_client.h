#pragma once

#include <mutex>

#include "http_client/circuit_breaker.h"
#include "http_client/client.h"
#include "http_client/retry.h"

namespace datapilot::http_client {

// Repeats calls that may pass the next time, never past their total deadline, and rests where the
// service fails again and again. What it sent in all attempts is counted together.
class PatientClient final : public Client {
  public:
    struct Means {
        Client& network;
        const base::Clock& clock;
        Random random;
    };

    PatientClient(Means means, RetryPolicy policy, BreakerSettings breaker)
        : means_(std::move(means)), policy_(policy), breaker_(breaker) {}

    runtime::Task<Result<Answer>> fetch(Request request) override;
    runtime::Task<Result<Answer>> stream(Request request, PieceSink sink) override;

  private:
    class Attempt;
    using Call = std::function<runtime::Task<Result<Answer>>(Request)>;

    runtime::Task<Result<Answer>> repeat(Request request, Call call);
    runtime::Task<Result<Answer>> once(Request request, const Call& call);

    Means means_;
    RetryPolicy policy_;
    std::mutex mutex_;  // of the breaker: callers may be on several threads
    CircuitBreaker breaker_;
};

// A generator for each thread, seeded by the system.
double random_share();

}  // namespace datapilot::http_client
