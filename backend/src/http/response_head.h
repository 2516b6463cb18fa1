#pragma once

#include <chrono>
#include <string>

#include "http/header.h"

namespace datapilot::http {

// What every answer bears: it is not sniffed, not kept, not framed.
Headers security_headers();

// The status line and the headers, with the empty line after them. Throws std::logic_error on a
// line break in a header: it would let a value forge the rest of the answer.
std::string response_head(int status, const Headers& headers);

// As in Date: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::chrono::sys_seconds time);

}  // namespace datapilot::http
