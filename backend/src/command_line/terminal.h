#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace datapilot::command_line {

enum class Style { plain, bold, dim, accent, warning, error };

// Where text is written: a screen with a width and perhaps colours, or a file with neither.
struct Terminal {
    bool colour = false;
    bool screen = false;
    std::size_t width = 100;  // columns; a file has as many as are asked for

    std::string styled(Style style, std::string_view text) const;
};

// What a descriptor is; NO_COLOR and TERM=dumb are honoured.
Terminal terminal_of(int descriptor);

}  // namespace datapilot::command_line
