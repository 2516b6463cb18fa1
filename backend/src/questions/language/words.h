#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace datapilot::questions::language {

// The words of a text that single or several blanks separate, none of them empty.
std::vector<std::string> words_of(std::string_view text);

}  // namespace datapilot::questions::language
