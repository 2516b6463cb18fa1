#pragma once

#include "metrics/histogram.h"
#include "runtime/task.h"

namespace datapilot::metrics {

// How late the event loop comes to what is due: what holds it up holds up every request.
class LoopLag {
  public:
    // Looks twice a second, until it is cancelled.
    runtime::Task<void> watch();

    void write(Exposition& exposition) const { lateness_.write(exposition); }

  private:
    Histogram lateness_{{"datapilot_event_loop_lag_seconds", "How late a timer of serve fired."},
                        {0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1}};
};

}  // namespace datapilot::metrics
