#pragma once

#include <string>

#include "http/header.h"

namespace datapilot::http {

// The caller's X-Request-Id when it is 1 to 64 letters, digits, dots, hyphens or underscores; else
// a new one of 32 hexadecimal digits.
std::string request_id(const Headers& headers);

}  // namespace datapilot::http
