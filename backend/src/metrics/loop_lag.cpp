#include "metrics/loop_lag.h"

#include <chrono>

#include "runtime/deadline.h"

namespace datapilot::metrics {
namespace {

constexpr std::chrono::milliseconds period{500};

}  // namespace

runtime::Task<void> LoopLag::watch() {
    while (true) {
        const auto due = std::chrono::steady_clock::now() + period;
        co_await runtime::sleep_for(period);
        lateness_.observe({}, std::chrono::duration_cast<std::chrono::microseconds>(
                                  std::chrono::steady_clock::now() - due));
    }
}

}  // namespace datapilot::metrics
