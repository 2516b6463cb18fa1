#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "http/request.h"

namespace datapilot::http {

// The last item of a page, in a list that runs from the newest to the oldest: the next page begins
// after it, whatever was added or deleted since.
struct TimeCursor {
    base::Instant at;
    std::string id;
    bool operator==(const TimeCursor&) const = default;
};

// As the client passes it back.
std::string text_of(const TimeCursor& cursor);

// The `cursor` of the query; nullopt when absent, validation_failed when it was not made here.
base::Result<std::optional<TimeCursor>> time_cursor(const Request& request);

}  // namespace datapilot::http
