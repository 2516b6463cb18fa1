#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace datapilot::base {

// The number of characters (code points) of well-formed UTF-8; nothing when it is not.
std::optional<std::size_t> utf8_length(std::string_view text);

// At most so many bytes of well-formed UTF-8, cut between two characters.
std::string_view utf8_beginning(std::string_view text, std::size_t most);

}  // namespace datapilot::base
