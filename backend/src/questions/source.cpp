#include "questions/source.h"

namespace datapilot::questions {

std::vector<std::string> Source::known_words(const SchemaIndex& schema,
                                             const language::Lexicon& lexicon) {
    auto words = schema.words();
    auto general = lexicon.vocabulary();
    words.insert(words.end(), general.begin(), general.end());
    std::erase_if(words, [](const auto& word) { return word.find(' ') != std::string::npos; });
    return words;
}

std::set<std::string> Source::stems_of(const std::vector<std::string>& words) {
    std::set<std::string> stems;
    for (const auto& word : words) {
        stems.insert(language::stem_french(word));
        stems.insert(language::stem_english(word));
    }
    return stems;
}

}  // namespace datapilot::questions
