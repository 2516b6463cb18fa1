#pragma once

#include <unicode/uchar.h>

#include <cstddef>
#include <string_view>

namespace datapilot::questions::language {

// A code point of a text; -1 past the end and for bytes that are not UTF-8.
struct Character {
    UChar32 code = -1;
    std::size_t end = 0;  // the byte after it
};

Character character_at(std::string_view text, std::size_t position);

bool is_digit(UChar32 c);       // 0 to 9
bool is_word(UChar32 c);        // letters, marks and digits of any script
bool is_apostrophe(UChar32 c);  // straight, curly, or what keyboards give for one
bool is_joiner(UChar32 c);      // the hyphens inside words, and the underscore
bool is_blank(UChar32 c);       // spaces of any width, controls, and bad bytes

}  // namespace datapilot::questions::language
