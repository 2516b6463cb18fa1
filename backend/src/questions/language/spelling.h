#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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
    std::size_t entry = 0;  // position in the words that the vocabulary was made from
    std::string word;
    std::size_t distance = 0;
};

// Finds the known words close to a misspelled one through an index of deletions (of the first
// letters, as SymSpell does): the cost depends on the word's length, not on how many are known.
class Vocabulary {
  public:
    // Folds the words; of those that fold to the same, the first counts.
    explicit Vocabulary(std::span<const std::string> words);
    Vocabulary(Vocabulary&&) noexcept = default;
    Vocabulary& operator=(Vocabulary&&) noexcept = default;

    std::optional<std::size_t> find(std::string_view word) const;
    // Closest first, then in the order given; at most `limit`. A known word is its only correction,
    // at distance 0.
    std::vector<Correction> corrections(std::string_view word, std::size_t limit) const;

  private:
    struct Deletion {
        std::uint32_t key;
        std::uint32_t entry;
        auto operator<=>(const Deletion&) const = default;
    };
    std::vector<std::string> words_;
    std::unordered_map<std::string_view, std::uint32_t> entries_;  // views into words_
    std::vector<Deletion> deletions_;                              // sorted
};

}  // namespace datapilot::questions::language
