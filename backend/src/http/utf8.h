#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace datapilot::http {

// The number of characters (code points) of well-formed UTF-8; nothing when it is not.
std::optional<std::size_t> utf8_length(std::string_view text);

}  // namespace datapilot::http
