#pragma once

#include <cstdint>

namespace datapilot::worker {

// How much of a result is kept; what a cap cuts is flagged as truncated.
struct Cap {
    std::int64_t rows;
    std::int64_t bytes;
};

}  // namespace datapilot::worker
