#include "questions/respelling.h"

#include <algorithm>

namespace datapilot::questions {
namespace {

constexpr std::size_t shortest = 4;

}  // namespace

void respell(const Source& source, std::vector<language::Token>& tokens) {
    for (auto& token : tokens) {
        if (token.kind != language::TokenKind::word || token.stop ||
            token.folded.size() < shortest || only_relates(token.folded) ||
            source.spelling.find(token.folded) || source.schema.knows(token) ||
            source.values.starts_a_value(ValueIndex::key_of(token.folded))) {
            continue;
        }
        const bool inflected = source.spelling_stems.contains(token.stem_fr) ||
                               source.spelling_stems.contains(token.stem_en);
        if (inflected) continue;
        const auto corrections = source.spelling.corrections(token.folded, 2);
        if (corrections.empty()) continue;
        const bool tie = corrections.size() > 1 &&
                         corrections[0].distance == corrections[1].distance &&
                         corrections[0].distance > 1;
        if (tie) continue;
        token.folded = corrections.front().word;
        token.stem_fr = language::stem_french(token.folded);
        token.stem_en = language::stem_english(token.folded);
    }
}

}  // namespace datapilot::questions
