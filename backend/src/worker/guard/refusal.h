#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace datapilot::worker::guard {

// sql_refused, with the reason in both languages; `detail` is for the log.
base::Error refusal(std::string french, std::string english, std::string detail = {});

// What every dialect refuses alike: a construct that is on no list, named for the log, and a query
// past the limits of its size.
base::Error unlisted_construct(std::string_view what);
base::Error too_complicated();

}  // namespace datapilot::worker::guard
