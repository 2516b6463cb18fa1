#include "questions/respelling.h"

#include <set>

#include "questions/relation_verbs.h"

namespace datapilot::questions {
namespace {

constexpr std::size_t shortest = 4;

// What is known whatever the source; built once.
struct GeneralWords {
    explicit GeneralWords(std::vector<std::string> words) : spelling(words) {
        for (const auto& word : words) {
            stems.insert(language::stem_french(word));
            stems.insert(language::stem_english(word));
        }
    }

    language::Vocabulary spelling;
    std::set<std::string> stems;
};

const GeneralWords& general_words() {
    static const GeneralWords words{[] {
        auto all = language::Lexicon::built_in().vocabulary();
        std::erase_if(all, [](const auto& word) { return word.find(' ') != std::string::npos; });
        return all;
    }()};
    return words;
}

bool is_known(const Source& source, const language::Token& token) {
    const auto& general = general_words();
    return only_relates(token.folded) || source.schema.knows(token) ||
           general.spelling.find(token.folded) || general.stems.contains(token.stem_fr) ||
           general.stems.contains(token.stem_en) ||
           source.values.starts_a_value(ValueIndex::key_of(token.folded));
}

// The closest word, where one is closest; words of the names before those of the language.
std::optional<std::string> correction(const Source& source, const std::string& folded) {
    auto corrections = source.spelling.corrections(folded, 2);
    const auto general = general_words().spelling.corrections(folded, 2);
    if (corrections.empty() ||
        (!general.empty() && general.front().distance < corrections.front().distance)) {
        corrections = general;
    }
    if (corrections.empty()) return std::nullopt;
    const bool tie = corrections.size() > 1 && corrections[0].distance > 1 &&
                     corrections[0].distance == corrections[1].distance;
    if (tie) return std::nullopt;
    return corrections.front().word;
}

}  // namespace

void respell(const Source& source, std::vector<language::Token>& tokens) {
    for (auto& token : tokens) {
        const bool word = token.kind == language::TokenKind::word && !token.stop &&
                          token.folded.size() >= shortest;
        if (!word || is_known(source, token)) continue;
        const auto meant = correction(source, token.folded);
        if (!meant) continue;
        token.folded = *meant;
        token.stem_fr = language::stem_french(token.folded);
        token.stem_en = language::stem_english(token.folded);
    }
}

}  // namespace datapilot::questions
