#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace datapilot::questions::language {

// Errors allowed in a word of this many letters: up to 3: none, 4 to 7: one, 8 or more: two.
std::size_t allowed_errors(std::string_view folded);

// Insertions, deletions, replacements and swaps of neighbours between two folded words, counted up
// to `limit`; limit + 1 when there are more.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit);

struct Correction {
    std::size_t entry = 0;  // as add() returned it
    std::string word;
    std::size_t distance = 0;
};

// Finds the known words close to a misspelled one through an index of deletions: the cost depends
// on the word's length, not on how many words are known.
class Vocabulary {
  public:
    // Folds the word; adding it again returns the first entry.
    std::size_t add(std::string_view word);
    std::size_t size() const { return words_.size(); }
    const std::string& word(std::size_t entry) const { return words_[entry]; }
    bool contains(std::string_view word) const;

    // Closest first, then in the order added; at most `limit`. Exact matches have distance 0.
    std::vector<Correction> corrections(std::string_view word, std::size_t limit) const;

  private:
    std::vector<std::string> words_;
    std::unordered_map<std::string, std::size_t> entries_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> deletions_;
};

}  // namespace datapilot::questions::language
