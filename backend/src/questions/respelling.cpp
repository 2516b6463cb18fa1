#include "questions/respelling.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "questions/language/identifiers.h"
#include "questions/language/number_words.h"
#include "questions/language/time_words.h"
#include "questions/language/words.h"
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
        std::ranges::move(language::time_vocabulary(), std::back_inserter(all));
        std::ranges::move(language::number_vocabulary(), std::back_inserter(all));
        std::erase_if(all, [](const auto& word) { return word.find(' ') != std::string::npos; });
        return all;
    }()};
    return words;
}

bool is_word(const Source& source, const language::Token& token) {
    const auto& general = general_words();
    return only_relates(token.folded) || source.schema.knows(token) ||
           general.spelling.find(token.folded) || general.stems.contains(token.stem_fr) ||
           general.stems.contains(token.stem_en);
}

bool starts_a_value(const Source& source, const language::Token& token) {
    return source.values.starts_a_value(ValueIndex::key_of(token.folded)) ||
           !source.values.inflected(token).empty();
}

// « dpts », « cmd », « clts »: what an abbreviation stands for, where the source has it.
std::optional<std::string> expanded(const Source& source, const std::string& folded) {
    for (const auto& form : {folded, folded.substr(0, folded.find_last_not_of('s') + 1)}) {
        const auto parts = language::name_parts(form);
        if (parts.size() != 1) continue;
        for (const auto& meaning : parts.front().meanings) {
            if (meaning == form || meaning.find(' ') != std::string::npos) continue;
            const auto known = [&](const std::string& word) {
                return source.spelling.find(word) || source.schema.names(word);
            };
            if (known(meaning)) return meaning;
        }
    }
    return std::nullopt;
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

// « factures impayées », where they are "payée" or not: « non payées ».
void split_privatives(const Source& source, std::vector<language::Token>& tokens) {
    constexpr std::size_t shortest_rest = 4;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (token.kind != language::TokenKind::word || token.stop || is_word(source, token))
            continue;
        const auto prefix = language::privative_prefix(token.folded);
        if (prefix == 0 || token.folded.size() < prefix + shortest_rest) continue;
        if (starts_a_value(source, token)) continue;
        auto rest = token;
        rest.folded = token.folded.substr(prefix);
        rest.stem_fr = language::stem_french(rest.folded);
        rest.stem_en = language::stem_english(rest.folded);
        rest.text = token.text.substr(std::min(prefix, token.text.size()));
        rest.span.begin += prefix;
        if (!source.schema.knows(rest) && !starts_a_value(source, rest)) continue;
        auto denial = language::tokenize("non").front();
        denial.text = token.text.substr(0, prefix);
        denial.span = {token.span.begin, rest.span.begin};
        tokens[i] = std::move(rest);
        tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i++), std::move(denial));
    }
}

}  // namespace

void respell(const Source& source, std::vector<language::Token>& tokens) {
    split_privatives(source, tokens);
    for (auto& token : tokens) {
        const bool word = token.kind == language::TokenKind::word && !token.stop;
        if (!word || is_word(source, token)) continue;
        auto meant = source.values.exact(ValueIndex::key_of(token.folded)).empty()
                         ? expanded(source, token.folded)
                         : std::nullopt;
        if (!meant && starts_a_value(source, token)) continue;
        if (!meant && token.folded.size() >= shortest) meant = correction(source, token.folded);
        if (!meant) continue;
        token.folded = *meant;
        token.stem_fr = language::stem_french(token.folded);
        token.stem_en = language::stem_english(token.folded);
    }
}

}  // namespace datapilot::questions
