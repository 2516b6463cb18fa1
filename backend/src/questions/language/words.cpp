#include "questions/language/words.h"

#include <algorithm>

namespace datapilot::questions::language {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::size_t privative_prefix(std::string_view folded) {
    const bool participle = folded.ends_with("e") || folded.ends_with("es");
    if (!participle) return 0;
    for (const std::string_view prefix : {"non", "in", "im", "il", "ir"}) {
        if (folded.starts_with(prefix)) return prefix.size();
    }
    return 0;
}

}  // namespace datapilot::questions::language
