#include "metrics/histogram.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace datapilot::metrics {

std::vector<double> waiting_times() {
    return {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};
}

Histogram::Histogram(Description description, std::vector<double> bounds)
    : description_(std::move(description)), bounds_(std::move(bounds)) {}

void Histogram::observe(LabelValues values, double number) {
    auto& series = series_[std::move(values)];
    series.counts.resize(bounds_.size() + 1);
    const auto bound = std::ranges::lower_bound(bounds_, number) - bounds_.begin();
    ++series.counts[static_cast<std::size_t>(bound)];
    series.sum += number;
}

void Histogram::observe(LabelValues values, std::chrono::microseconds time) {
    observe(std::move(values), std::chrono::duration<double>(time).count());
}

void Histogram::write(Exposition& exposition) const {
    exposition.begin(description_, Kind::histogram);
    for (const auto& [values, series] : series_) {
        std::uint64_t at_most = 0;
        for (std::size_t i = 0; i < series.counts.size(); ++i) {
            at_most += series.counts[i];
            const auto bound = i < bounds_.size() ? fmt::format("{}", bounds_[i]) : "+Inf";
            exposition.sample(description_, values, static_cast<double>(at_most), "_bucket", bound);
        }
        exposition.sample(description_, values, series.sum, "_sum");
        exposition.sample(description_, values, static_cast<double>(at_most), "_count");
    }
}

}  // namespace datapilot::metrics
