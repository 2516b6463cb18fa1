#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalog/catalog.h"
#include "questions/column_roles.h"
#include "questions/element.h"
#include "questions/language/tokens.h"

namespace datapilot::questions {

// Values of one column, spelled as the data has them, that a phrase names.
struct ValueMatch {
    Element column;
    std::vector<std::string> stored;
    double quality = 1;  // 1: the same but for case, accents and signs
};

// The distinct values of text columns, found by what the user types.
class ValueIndex {
  public:
    // Of columns that are hidden, none is known.
    ValueIndex(const catalog::Catalog& catalog, const std::vector<TableFacts>& facts);

    // Letters and digits, folded, separated by single blanks: « Val-d'Oise » → "val d oise".
    static std::string key_of(std::string_view text);

    // Columns where the phrase is a whole value.
    std::vector<ValueMatch> exact(std::string_view key) const;
    // Columns where the phrase is a whole value of several words, but for small words and plurals:
    // « dépôt de Nantes », « grands comptes ».
    std::vector<ValueMatch> loosely(std::string_view key) const;
    // Columns where the word is a whole value but for its ending: « annulées » is "Annulée".
    std::vector<ValueMatch> inflected(const language::Token& word) const;
    // Columns where some values contain all of the phrase's words; of a column of many values, one.
    std::vector<ValueMatch> containing(std::string_view key) const;
    // Columns where one value is a typing error away (long enough phrases only).
    std::vector<ValueMatch> close(std::string_view key) const;
    // Whether some value starts with this phrase: there is a reason to read on.
    bool starts_a_value(std::string_view key) const;

  private:
    struct Posting {
        Element column;
        std::string stored;
        std::string key;
    };

    std::vector<ValueMatch> grouped(const std::vector<std::size_t>& postings, double quality) const;

    std::vector<Posting> postings_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_root_;  // of one-word values
    std::unordered_map<std::string, std::vector<std::size_t>> by_loose_key_;
    std::map<Element, std::size_t> values_of_;  // how many each column has
    std::unordered_set<std::string> loose_words_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_trigram_;
};

}  // namespace datapilot::questions
