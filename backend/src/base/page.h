#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace datapilot::base {

// The last item of a page: the next one begins after it, whatever was added or deleted since.
struct TimeCursor {  // in a list that runs from the newest to the oldest
    Instant at;
    std::string id;
    bool operator==(const TimeCursor&) const = default;
};

struct NameCursor {  // in a list by names of which each stands once
    std::string name;
    bool operator==(const NameCursor&) const = default;
};

template <class Cursor>
struct PageRequest {
    std::optional<Cursor> after{};
    std::int64_t limit = 50;
};

template <class Item, class Cursor>
struct Page {
    std::vector<Item> items;
    std::optional<Cursor> next{};  // absent on the last page
};

}  // namespace datapilot::base
