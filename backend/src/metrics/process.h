#pragma once

#include <chrono>

#include "metrics/exposition.h"

namespace datapilot::metrics {

// This process: memory, processor time, open files, since when. The names are those of Prometheus'
// own client libraries.
class Process {
  public:
    void write(Exposition& exposition) const;

  private:
    std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
};

}  // namespace datapilot::metrics
