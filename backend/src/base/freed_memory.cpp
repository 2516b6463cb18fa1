#include "base/freed_memory.h"

#include <malloc.h>

namespace datapilot::base {
namespace {

// The largest block that glibc lets its own heap hold, and twice that for what it may hold free.
constexpr int largest_block = 32 << 20;
constexpr int most_kept = 64 << 20;

}  // namespace

void keep_freed_memory() {
    ::mallopt(M_MMAP_THRESHOLD, largest_block);
    ::mallopt(M_TRIM_THRESHOLD, most_kept);
}

void give_back_freed_memory() {
    ::malloc_trim(0);
}

}  // namespace datapilot::base
