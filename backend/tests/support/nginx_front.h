#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "support/running_program.h"
#include "support/temporary_folder.h"

namespace datapilot::tests {

// Debian's nginx before several replicas of the program: it hands requests out in turn, with the
// settings of deploy/nginx.
class NginxFront {
  public:
    explicit NginxFront(const std::vector<std::uint16_t>& replicas);

    std::uint16_t port() const { return port_; }

  private:
    TemporaryFolder folder_;
    std::uint16_t port_;
    std::unique_ptr<RunningProgram> nginx_;
};

}  // namespace datapilot::tests
