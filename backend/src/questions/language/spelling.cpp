#include "questions/language/spelling.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <functional>
#include <set>

#include "questions/language/tokens.h"

namespace datapilot::questions::language {

namespace {

// Longer texts are not words: they are found as they are or not at all.
constexpr std::size_t longest_corrected = 32;

std::vector<char32_t> letters_of(std::string_view text) {
    std::vector<char32_t> letters;
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int64_t>(text.size());
    for (int64_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, i, size, c);
        letters.push_back(static_cast<char32_t>(c));
    }
    return letters;
}

std::size_t errors_allowed(std::size_t letters) {
    constexpr std::size_t one_from = 4;
    constexpr std::size_t two_from = 8;
    return letters < one_from ? 0 : letters < two_from ? 1 : 2;
}

// Two words within the allowed errors of each other share what is left of their first letters
// after that many deletions.
std::vector<std::uint32_t> deletion_keys(std::vector<char32_t> letters, std::size_t errors) {
    constexpr std::size_t prefix = 7;
    if (letters.size() > prefix) letters.resize(prefix);
    std::vector<std::vector<char32_t>> reached{std::move(letters)};
    std::size_t edge = 0;
    for (std::size_t round = 0; round < errors; ++round) {
        const auto end = reached.size();
        for (; edge < end; ++edge) {
            for (std::size_t i = 0; i < reached[edge].size(); ++i) {
                auto shorter = reached[edge];
                shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
                reached.push_back(std::move(shorter));
            }
        }
    }
    std::vector<std::uint32_t> keys;
    for (const auto& left : reached) {
        const std::u32string_view view(left.data(), left.size());
        keys.push_back(static_cast<std::uint32_t>(std::hash<std::u32string_view>{}(view)));
    }
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    return keys;
}

}  // namespace

std::size_t allowed_errors(std::string_view folded) {
    return errors_allowed(letters_of(folded).size());
}

std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
    const auto a = letters_of(left);
    const auto b = letters_of(right);
    if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
    // Three rows of the table: a swap looks two rows back.
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        if (std::ranges::min(row) > limit) return limit + 1;
        std::swap(before, above);
        std::swap(above, row);
    }
    return std::min(above[b.size()], limit + 1);
}

Vocabulary::Vocabulary(std::span<const std::string> words) {
    words_.reserve(words.size());
    for (const auto& word : words) words_.push_back(fold(word));
    for (std::uint32_t entry = 0; entry < words_.size(); ++entry) {
        if (!entries_.emplace(words_[entry], entry).second) continue;
        const auto letters = letters_of(words_[entry]);
        if (letters.size() > longest_corrected) continue;
        for (const auto key : deletion_keys(letters, errors_allowed(letters.size()))) {
            deletions_.push_back({key, entry});
        }
    }
    std::ranges::sort(deletions_);
}

std::optional<std::size_t> Vocabulary::find(std::string_view word) const {
    const auto found = entries_.find(fold(word));
    if (found == entries_.end()) return std::nullopt;
    return found->second;
}

std::vector<Correction> Vocabulary::corrections(std::string_view word, std::size_t limit) const {
    if (const auto known = find(word)) return {{*known, words_[*known], 0}};
    const auto folded = fold(word);
    const auto letters = letters_of(folded);
    if (letters.size() > longest_corrected) return {};
    const auto errors = errors_allowed(letters.size());
    std::set<std::uint32_t> candidates;
    for (const auto key : deletion_keys(letters, errors)) {
        for (const auto& deletion : std::ranges::equal_range(deletions_, key, {}, &Deletion::key)) {
            candidates.insert(deletion.entry);
        }
    }
    std::vector<Correction> corrections;
    for (const auto entry : candidates) {
        const auto distance = edit_distance(folded, words_[entry], errors);
        if (distance <= errors) corrections.push_back({entry, words_[entry], distance});
    }
    std::ranges::stable_sort(corrections, {}, &Correction::distance);
    if (corrections.size() > limit) corrections.resize(limit);
    return corrections;
}

}  // namespace datapilot::questions::language
