#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <vector>

#include "metrics/exposition.h"

namespace datapilot::metrics {

// Bounds for what a person waits for, in seconds: from 5 ms to a minute.
std::vector<double> waiting_times();

// How often a number was how large, for each combination of label values that was seen.
class Histogram {
  public:
    // The bounds grow.
    Histogram(Description description, std::vector<double> bounds);

    void observe(LabelValues values, double number);
    void observe(LabelValues values, std::chrono::microseconds time);

    void write(Exposition& exposition) const;

  private:
    struct Series {
        std::vector<std::uint64_t> counts;  // at most each bound; the last: larger than all
        double sum = 0;
    };

    Description description_;
    std::vector<double> bounds_;
    std::map<LabelValues, Series> series_;
};

}  // namespace datapilot::metrics
