#include "command_line/terminal_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace datapilot::command_line {
namespace {

struct Character {
    UChar32 code = 0;
    std::string_view bytes;
};

// Calls `each(character)` until it says false. A broken byte is a character with a negative code.
template <class Each>
void for_each_character(std::string_view text, Each each) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const auto begin = at;
        UChar32 code = 0;
        U8_NEXT(text.data(), at, size, code);
        if (!each(Character{code, text.substr(static_cast<std::size_t>(begin),
                                              static_cast<std::size_t>(at - begin))})) {
            return;
        }
    }
}

bool is_control(UChar32 code) {
    if (code < 0) return true;
    const auto type = u_charType(code);
    return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
           u_hasBinaryProperty(code, UCHAR_BIDI_CONTROL);
}

std::size_t columns_of(UChar32 code) {
    const auto type = u_charType(code);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    const auto width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for_each_character(text, [&](const Character& character) {
        width += columns_of(character.code);
        return true;
    });
    return width;
}

std::string harmless(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for_each_character(text, [&](const Character& character) {
        if (is_control(character.code)) {
            safe += ' ';
        } else {
            safe += character.bytes;
        }
        return true;
    });
    return safe;
}

std::string cut(std::string_view text, std::size_t columns) {
    if (columns == 0) return {};
    if (width_of(text) <= columns) return std::string{text};
    std::string kept;
    std::size_t width = 0;
    for_each_character(text, [&](const Character& character) {
        const auto wider = width + columns_of(character.code);
        if (wider > columns - 1) return false;
        width = wider;
        kept += character.bytes;
        return true;
    });
    return kept + "…";
}

std::string padded(std::string_view text, std::size_t columns, Align align) {
    const auto width = width_of(text);
    const std::string blanks(columns > width ? columns - width : 0, ' ');
    return align == Align::left ? std::string{text} + blanks : blanks + std::string{text};
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += piece;
    return all;
}

std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent) {
    const std::string margin(indent, ' ');
    std::string lines;
    std::string line;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && width_of(line) + 1 + width_of(word) > columns - indent) {
            lines += margin + line + "\n";
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    return lines + margin + line + "\n";
}

}  // namespace datapilot::command_line
