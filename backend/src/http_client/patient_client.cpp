#include "http_client/patient_client.h"

#include <random>
#include <utility>

#include "runtime/deadline.h"
#include "runtime/log.h"

namespace datapilot::http_client {

using runtime::Task;
using Steady = std::chrono::steady_clock;

// Tells the breaker how one attempt ended, a cancelled one included.
class PatientClient::Attempt {
  public:
    explicit Attempt(PatientClient& client) : client_(client) {
        const std::scoped_lock lock(client_.mutex_);
        passes_ = client_.breaker_.lets_through(Steady::now());
    }
    ~Attempt() {
        if (!passes_ || told_) return;
        const std::scoped_lock lock(client_.mutex_);
        client_.breaker_.abandoned();
    }
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;

    bool passes() const { return passes_; }

    void ended(const Result<Answer>& outcome) {
        const std::scoped_lock lock(client_.mutex_);
        told_ = true;
        if (is_sick(outcome)) {
            client_.breaker_.failed(Steady::now());
        } else {
            client_.breaker_.succeeded();
        }
    }

  private:
    PatientClient& client_;
    bool passes_ = false;
    bool told_ = false;
};

Task<Result<Answer>> PatientClient::once(Request request, const Call& call) {
    Attempt attempt{*this};
    if (!attempt.passes()) co_return Failure{FailureKind::resting, "the circuit breaker is open"};
    auto outcome = co_await call(std::move(request));
    attempt.ended(outcome);
    co_return outcome;
}

Task<Result<Answer>> PatientClient::repeat(Request request, Call call) {
    const auto deadline = Steady::now() + request.limits.total;
    std::int64_t sent = 0;
    for (int attempt = 1;; ++attempt) {
        auto outcome = co_await once(request, call);
        sent += outcome ? outcome->sent_bytes : outcome.error().sent_bytes;
        const auto wait =
            wait_before_retry(policy_, outcome, attempt, means_.clock.now(), means_.random);
        const auto left = deadline - Steady::now();
        if (!wait || *wait >= left) {
            if (outcome) {
                outcome->sent_bytes = sent;
                co_return outcome;
            }
            auto failure = outcome.error();
            failure.sent_bytes = sent;
            co_return failure;
        }
        runtime::log::info("call_repeated",
                           {{"attempt", attempt},
                            {"wait_ms", wait->count()},
                            {"status", outcome ? outcome->head.status : 0},
                            {"failure", outcome ? "" : name(outcome.error().kind)}});
        co_await runtime::sleep_for(*wait);
        request.limits.total =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now());
    }
}

Task<Result<Answer>> PatientClient::fetch(Request request) {
    return repeat(std::move(request),
                  [this](Request one) { return means_.network.fetch(std::move(one)); });
}

Task<Result<Answer>> PatientClient::stream(Request request, PieceSink sink) {
    return repeat(std::move(request), [this, sink = std::move(sink)](Request one) {
        return means_.network.stream(std::move(one), sink);
    });
}

double random_share() {
    thread_local std::mt19937_64 generator{std::random_device{}()};
    return std::uniform_real_distribution<double>{0, 1}(generator);
}

}  // namespace datapilot::http_client
