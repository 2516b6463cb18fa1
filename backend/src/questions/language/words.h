#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace datapilot::questions::language {

// The words of a text that single or several blanks separate, none of them empty.
std::vector<std::string> words_of(std::string_view text);

// The letters that deny what follows them in a folded participle: 2 of « impayées », else 0.
std::size_t privative_prefix(std::string_view folded);

}  // namespace datapilot::questions::language
