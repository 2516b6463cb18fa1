#include "command_line/progress_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "command_line/bars.h"
#include "command_line/terminal_text.h"

namespace datapilot::command_line {

constexpr std::size_t length = 40;

ProgressBar::ProgressBar(std::size_t total, Terminal terminal)
    : total_(std::max<std::size_t>(total, 1)), terminal_(terminal) {
    draw();
}

ProgressBar::~ProgressBar() {
    if (terminal_.screen) std::fputs("\r\x1b[K", stderr);
}

void ProgressBar::advance() {
    const std::lock_guard lock{mutex_};
    ++done_;
    draw();
}

void ProgressBar::draw() const {
    if (!terminal_.screen) return;
    const auto drawn =
        bars({static_cast<std::int64_t>(done_), static_cast<std::int64_t>(total_)}, length).front();
    const auto bar = terminal_.styled(Style::accent, padded(drawn, length, Align::left));
    fmt::print(stderr, "\r{} {}/{}\x1b[K", bar, done_, total_);
    std::fflush(stderr);
}

}  // namespace datapilot::command_line
