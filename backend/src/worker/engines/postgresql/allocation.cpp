#include "worker/engines/postgresql/allocation.h"

#include <malloc.h>

namespace datapilot::worker::postgresql {

std::int64_t allocated_bytes() {
    const auto heap = ::mallinfo2();
    return static_cast<std::int64_t>(heap.uordblks + heap.hblkhd);
}

}  // namespace datapilot::worker::postgresql
