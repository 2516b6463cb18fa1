#pragma once

#include <optional>
#include <string_view>

namespace datapilot::http {

// Why a head (request line and headers, up to and with the empty line) is refused, or nothing.
// Stricter than the parser behind it, so that a proxy in front cannot read another message than we
// do: bare LF or CR, folded lines, blanks around a name, several lengths, a length beside
// Transfer-Encoding, any coding but chunked, no Host or several.
std::optional<std::string_view> fault_in_head(std::string_view head);

// True when a line end without CR stands in [from, end) of a head that is still arriving.
bool has_bare_line_feed(std::string_view arriving, std::size_t from);

}  // namespace datapilot::http
