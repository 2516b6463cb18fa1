#include "questions/language/characters.h"

#include <unicode/utf8.h>

namespace datapilot::questions::language {

Character character_at(std::string_view text, std::size_t position) {
    if (position >= text.size()) return {-1, text.size()};
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    auto next = static_cast<int64_t>(position);
    UChar32 code = 0;
    U8_NEXT(bytes, next, static_cast<int64_t>(text.size()), code);
    return {code, static_cast<std::size_t>(next)};
}

bool is_digit(UChar32 c) {
    return c >= '0' && c <= '9';
}

bool is_word(UChar32 c) {
    return c >= 0 && (u_isalpha(c) || is_digit(c) || u_charType(c) == U_OTHER_NUMBER ||
                      (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_ND_MASK)) != 0);
}

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x2032 || c == 0x00B4 ||
           c == '`' || c == 0x201B;
}

bool is_joiner(UChar32 c) {
    return c == '-' || c == 0x2010 || c == 0x2011 || c == '_';
}

bool is_blank(UChar32 c) {
    constexpr UChar32 zero_width_space = 0x200B;
    return c < 0 || u_isUWhiteSpace(c) || u_iscntrl(c) || c == zero_width_space;
}

}  // namespace datapilot::questions::language
