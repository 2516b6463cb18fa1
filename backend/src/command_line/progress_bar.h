#pragma once

#include <cstddef>
#include <mutex>

#include "command_line/terminal.h"

namespace datapilot::command_line {

// « ████████▌        120/398 » on standard error, on a screen only; any thread may advance it.
class ProgressBar {
  public:
    ProgressBar(std::size_t total, Terminal terminal);
    ~ProgressBar();  // clears its line
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void advance();

  private:
    void draw() const;

    const std::size_t total_;
    const Terminal terminal_;
    std::mutex mutex_;
    std::size_t done_ = 0;
};

}  // namespace datapilot::command_line
