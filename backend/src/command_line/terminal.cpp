#include "command_line/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "config/console.h"

namespace datapilot::command_line {
namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 160;  // past it, an eye loses the line

std::string_view code_of(Style style) {
    switch (style) {
        case Style::bold:
            return "\x1b[1m";
        case Style::dim:
            return "\x1b[2m";
        case Style::accent:
            return "\x1b[36m";
        case Style::warning:
            return "\x1b[33m";
        case Style::error:
            return "\x1b[31m";
        case Style::plain:
            return {};
    }
    return {};
}

}  // namespace

std::string Terminal::styled(Style style, std::string_view text) const {
    const auto code = code_of(style);
    if (!colour || code.empty() || text.empty()) return std::string{text};
    return std::string{code}.append(text).append("\x1b[0m");
}

Terminal terminal_of(int descriptor) {
    Terminal terminal;
    terminal.screen = isatty(descriptor) == 1;
    if (!terminal.screen) return terminal;
    terminal.colour = config::console_has_colours();
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        terminal.width = std::clamp<std::size_t>(size.ws_col, narrowest, widest);
    }
    return terminal;
}

}  // namespace datapilot::command_line
