#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "base/error.h"

namespace datapilot::http {

// The HTTP status of a code, as docs/api/openapi.yaml lists it under x-codes.
int status_of(base::Errc code);

// The words of a status, in English: "Not Found".
std::string reason_phrase(int status);

// The RFC 9457 object of a failure; nothing of Error::detail is in it.
boost::json::object problem_object(const base::Error& error, base::Language language,
                                   const std::string& request_id);

}  // namespace datapilot::http
