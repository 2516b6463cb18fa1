#pragma once

#include <string>
#include <string_view>

namespace datapilot::worker {

// The only two ways in which a name or a text enters SQL of our own making.
std::string quote_identifier(std::string_view name);
std::string quote_literal(std::string_view text);

}  // namespace datapilot::worker
