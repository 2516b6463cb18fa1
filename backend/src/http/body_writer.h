#pragma once

#include <string>

#include "base/text.h"
#include "runtime/task.h"

namespace datapilot::http {

// The sending side of a streamed response.
class BodyWriter {
  public:
    virtual ~BodyWriter() = default;

    // Returns once the bytes are handed to the network (backpressure); throws when the client has
    // gone, which ends the producer.
    virtual runtime::Task<void> write(std::string bytes) = 0;

    virtual const std::string& request_id() const = 0;
    virtual base::Language language() const = 0;
};

}  // namespace datapilot::http
