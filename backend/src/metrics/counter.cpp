#include "metrics/counter.h"

namespace datapilot::metrics {

void Counter::write(Exposition& exposition) const {
    exposition.begin(description_, Kind::counter);
    for (const auto& [values, number] : numbers_) exposition.sample(description_, values, number);
}

}  // namespace datapilot::metrics
