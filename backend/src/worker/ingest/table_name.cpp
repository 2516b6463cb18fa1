#include "worker/ingest/table_name.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace datapilot::worker::ingest {
namespace {

constexpr std::size_t longest_name = 100;

std::string folded(const std::string& text) {
    std::string result;
    icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(result);
    return result;
}

void append(std::string& text, UChar32 character) {
    icu::UnicodeString{character}.toUTF8String(text);
}

// Letters and digits of any script, and one underscore for each run of anything else.
std::string sql_name(std::string_view label) {
    std::string name;
    int32_t at = 0;
    const auto size = static_cast<int32_t>(label.size());
    while (at < size && name.size() < longest_name) {
        UChar32 character = 0;
        U8_NEXT(label.data(), at, size, character);
        if (character >= 0 && u_isalnum(character)) {
            append(name, character);
        } else if (!name.empty() && name.back() != '_') {
            name += '_';
        }
    }
    while (!name.empty() && name.back() == '_') name.pop_back();
    return name.empty() ? "table" : name;
}

}  // namespace

std::string table_label(std::string_view original_name) {
    if (const auto slash = original_name.find_last_of("/\\"); slash != original_name.npos) {
        original_name.remove_prefix(slash + 1);
    }
    const auto dot = original_name.rfind('.');
    if (dot != original_name.npos && dot > 0) original_name = original_name.substr(0, dot);
    return std::string{original_name};
}

std::string TableNamer::take(std::string_view original_name) {
    const auto wished = sql_name(table_label(original_name));
    auto name = wished;
    for (int copy = 2; !taken_.insert(folded(name)).second; ++copy) {
        name = wished + "_" + std::to_string(copy);
    }
    return name;
}

}  // namespace datapilot::worker::ingest
