#pragma once

#include <string>

#include "base/error.h"

namespace datapilot::worker::guard {

// sql_refused, with the reason in both languages; `detail` is for the log.
base::Error refusal(std::string french, std::string english, std::string detail = {});

}  // namespace datapilot::worker::guard
