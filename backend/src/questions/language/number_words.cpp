#include "questions/language/number_words.h"

#include <stdexcept>
#include <unordered_map>

#include "questions/language/data_file.h"
#include "questions/language/table_text.h"

namespace datapilot::questions::language {

namespace {

NumberWordKind kind_from_name(std::string_view name) {
    if (name == "cardinal") return NumberWordKind::cardinal;
    if (name == "hundred") return NumberWordKind::hundred;
    if (name == "scale") return NumberWordKind::scale;
    if (name == "collective") return NumberWordKind::collective;
    if (name == "ordinal") return NumberWordKind::ordinal;
    if (name == "suffix") return NumberWordKind::suffix;
    throw std::logic_error("unknown kind of number: " + std::string(name));
}

std::unordered_map<std::string, NumberWord> read_words() {
    std::unordered_map<std::string, NumberWord> words;
    for (const auto& row : rows_of(data_file("numbers.tsv"), 3)) {
        for (const auto& word : parts_of(row[2])) {
            words.emplace(word, NumberWord{kind_from_name(row[0]), std::stoll(row[1])});
        }
    }
    return words;
}

const std::unordered_map<std::string, NumberWord>& known_words() {
    static const auto words = read_words();
    return words;
}

}  // namespace

std::vector<std::string> number_vocabulary() {
    std::vector<std::string> words;
    for (const auto& [word, meaning] : known_words()) words.push_back(word);
    return words;
}

std::optional<NumberWord> number_word(const Token& token) {
    const auto& words = known_words();
    if (token.kind != TokenKind::word || token.elided) return std::nullopt;
    auto found = words.find(token.folded);
    if (found == words.end()) found = words.find(token.text);
    if (found == words.end()) return std::nullopt;
    return found->second;
}

}  // namespace datapilot::questions::language
