#pragma once

#include <string_view>

#include "base/result.h"
#include "runtime/task.h"

namespace datapilot::http {

// A request body that is still arriving. Nothing is read from the network until it is asked for, so
// memory does not grow with the body.
class BodyStream {
  public:
    virtual ~BodyStream() = default;

    // The next bytes, valid until the next call; empty at the end of the body. Fails with
    // upload_interrupted, payload_too_large, request_timeout or malformed_request.
    virtual runtime::Task<base::Result<std::string_view>> read() = 0;
};

}  // namespace datapilot::http
