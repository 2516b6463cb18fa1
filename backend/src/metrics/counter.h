#pragma once

#include <map>
#include <utility>

#include "metrics/exposition.h"

namespace datapilot::metrics {

// A number that only grows, one for each combination of label values that was seen.
class Counter {
  public:
    explicit Counter(Description description) : description_(std::move(description)) {}

    void add(LabelValues values, double by = 1) { numbers_[std::move(values)] += by; }

    void write(Exposition& exposition) const;

  private:
    Description description_;
    std::map<LabelValues, double> numbers_;
};

}  // namespace datapilot::metrics
