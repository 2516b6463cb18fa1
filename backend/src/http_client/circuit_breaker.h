#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace datapilot::http_client {

struct BreakerSettings {
    std::size_t failures_to_open = 5;  // in a row
    std::chrono::seconds rest{30};
};

// Stops calling a service that fails again and again: after a rest one call tries it. A pure state
// machine; the caller brings the time.
class CircuitBreaker {
  public:
    using Moment = std::chrono::steady_clock::time_point;

    explicit CircuitBreaker(BreakerSettings settings) : settings_(settings) {}

    // Whether a call may be made now; each true is followed by one of the three others.
    bool lets_through(Moment now);

    void succeeded();
    void failed(Moment now);
    void abandoned();  // the call ended without telling anything of the service

  private:
    BreakerSettings settings_;
    std::size_t failures_ = 0;
    std::optional<Moment> opened_{};
    bool trying_ = false;
};

}  // namespace datapilot::http_client
