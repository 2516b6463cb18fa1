#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Text as a terminal lays it out: columns, not bytes.
namespace datapilot::command_line {

// How many columns it takes: accents none, wide characters two.
std::size_t width_of(std::string_view text);

// Text from a file or a question, harmless to a terminal: control characters (escape sequences,
// line breaks, changes of direction) become a blank.
std::string harmless(std::string_view text);

// Cut at this many columns, the last one an ellipsis where something is missing.
std::string cut(std::string_view text, std::size_t columns);

enum class Align { left, right };
std::string padded(std::string_view text, std::size_t columns, Align align);

std::string repeated(std::string_view piece, std::size_t times);

// Words on lines of at most this many columns, each after the indent.
std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent);

}  // namespace datapilot::command_line
