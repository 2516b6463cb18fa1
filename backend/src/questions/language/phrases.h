#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "questions/language/tokens.h"

namespace datapilot::questions::language {

// Finds known phrases in a question. An entry is a number that the caller gives a meaning to.
class PhraseIndex {
  public:
    enum class Match {
        exact,   // every word as folded
        stemmed  // stop words inside aside; by folded form first, else by French or English stem
    };
    explicit PhraseIndex(Match match) : match_(match) {}

    // A phrase all in capitals, of at most three letters (US, F), is found in capitals only.
    void add(std::string_view phrase, std::size_t entry);

    struct Found {
        TokenRange tokens;
        std::vector<std::size_t> entries;  // in the order added
    };
    // Every phrase that starts at `position`, longest first.
    std::vector<Found> at(std::span<const Token> tokens, std::size_t position) const;

  private:
    using Table = std::unordered_map<std::string, std::vector<std::size_t>>;
    std::vector<std::size_t> entries_of(std::span<const Token> phrase) const;

    Match match_;
    std::size_t longest_ = 0;  // in tokens
    Table folded_, french_, english_, capitals_;
};

}  // namespace datapilot::questions::language
