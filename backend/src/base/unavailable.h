#pragma once

#include <stdexcept>
#include <string>

#include "base/error.h"

namespace datapilot::base {

// Thrown where something the server needs is gone or full: no caller can repair it, and it may be
// back soon. http/ answers 503 with the code; what() is for the log.
class Unavailable : public std::runtime_error {
  public:
    Unavailable(Errc code, const std::string& what) : std::runtime_error(what), code_(code) {}

    Errc code() const { return code_; }

  private:
    Errc code_;
};

}  // namespace datapilot::base
