#include "questions/language/identifiers.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "questions/language/data_file.h"
#include "questions/language/lexicon.h"
#include "questions/language/table_text.h"
#include "questions/language/words.h"

namespace datapilot::questions::language {

namespace {

// What a name may be made of: words of the lexicon, and abbreviations with their meanings.
class Dictionary {
  public:
    static const Dictionary& built_in() {
        static const Dictionary dictionary;
        return dictionary;
    }

    bool is_word(const std::string& word) const {
        if (words_.contains(word)) return true;
        return word.size() > 3 && word.back() == 's' &&
               words_.contains(word.substr(0, word.size() - 1));
    }
    const std::vector<std::string>* meanings(const std::string& word) const {
        const auto found = abbreviations_.find(word);
        return found == abbreviations_.end() ? nullptr : &found->second;
    }
    bool knows(const std::string& word) const { return meanings(word) != nullptr || is_word(word); }

  private:
    Dictionary() {
        for (auto& word : Lexicon::built_in().vocabulary()) words_.insert(std::move(word));
        for (const auto& row : rows_of(data_file("abbreviations.tsv"), 2)) {
            abbreviations_.emplace(row[0], parts_of(row[1]));
        }
    }

    std::unordered_set<std::string> words_;
    std::unordered_map<std::string, std::vector<std::string>> abbreviations_;
};

enum class Class { other, lower, upper, digit };

struct Letter {
    Class type = Class::other;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Letter> letters_of(std::string_view name) {
    std::vector<Letter> letters;
    const auto* bytes = reinterpret_cast<const uint8_t*>(name.data());
    const auto size = static_cast<int64_t>(name.size());
    for (int64_t i = 0; i < size;) {
        Letter letter{.begin = static_cast<std::size_t>(i)};
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        letter.end = static_cast<std::size_t>(i);
        const bool mark = c >= 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
        if (c >= '0' && c <= '9') {
            letter.type = Class::digit;
        } else if (mark || (c >= 0 && u_isalpha(c) && !u_isupper(c))) {
            letter.type = Class::lower;
        } else if (c >= 0 && u_isupper(c)) {
            letter.type = Class::upper;
        }
        letters.push_back(letter);
    }
    return letters;
}

// Whether a word ends before letters[i]: NoCom, IDClient, adresse1; but not T1 nor 2e.
bool ends_before(const std::vector<Letter>& letters, std::size_t i, std::size_t begin) {
    const auto before = letters[i - 1].type;
    const auto here = letters[i].type;
    if (before == Class::lower && here == Class::upper) return true;
    if (here == Class::digit) return before != Class::digit && i - begin >= 2;
    const bool starts_next = before == Class::upper && here == Class::upper &&
                             i + 1 < letters.size() && letters[i + 1].type == Class::lower;
    return starts_next;
}

std::vector<std::string> split(std::string_view name) {
    const auto letters = letters_of(name);
    std::vector<std::string> words;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        if (end <= begin) return;
        auto word =
            fold(name.substr(letters[begin].begin, letters[end - 1].end - letters[begin].begin));
        if (!word.empty()) words.push_back(std::move(word));
    };
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i].type == Class::other) {
            close(i);
            begin = i + 1;
            const auto sign = name.substr(letters[i].begin, letters[i].end - letters[i].begin);
            if (sign == "%" || sign == "€") words.emplace_back(sign);
            const bool numbers = (sign == "°" || sign == "º") && !words.empty();
            if (numbers && words.back() == "n") words.back() = "no";  // « N° client »
        } else if (i > begin && ends_before(letters, i, begin)) {
            close(i);
            begin = i;
        }
    }
    close(letters.size());
    return words;
}

// "nomprod" → nom, prod: the cut into two known words (of two letters at least, three when it is
// no abbreviation) whose shorter one is longest; empty when there is none.
std::vector<std::string> cut(const std::string& word, const Dictionary& dictionary) {
    constexpr std::size_t shortest = 5;
    constexpr std::size_t longest = 40;
    std::vector<std::string> best;
    std::size_t best_length = 0;
    if (word.size() < shortest || word.size() > longest) return best;
    const auto part = [&](const std::string& text) {
        const std::size_t least = dictionary.meanings(text) != nullptr ? 2 : 3;
        return text.size() >= least && dictionary.knows(text);
    };
    for (std::size_t i = 2; i + 2 <= word.size(); ++i) {
        auto left = word.substr(0, i);
        auto right = word.substr(i);
        const auto length = std::min(left.size(), right.size());
        if (length <= best_length || !part(left) || !part(right)) continue;
        best_length = length;
        best = {std::move(left), std::move(right)};
    }
    return best;
}

std::string likeliest(const std::string& word, const Dictionary& dictionary) {
    const auto* meanings = dictionary.meanings(word);
    return meanings != nullptr ? meanings->front() : word;
}

std::vector<std::string> meanings_of(const std::string& word, const Dictionary& dictionary) {
    std::vector<std::string> all;
    if (const auto* meanings = dictionary.meanings(word)) {
        all = *meanings;
        const bool listed = std::ranges::find(all, word) != all.end();
        if (!listed && dictionary.is_word(word)) all.push_back(word);
        return all;
    }
    if (!dictionary.is_word(word)) {
        std::string phrase;
        for (const auto& part : cut(word, dictionary)) {
            phrase += (phrase.empty() ? "" : " ") + likeliest(part, dictionary);
        }
        if (!phrase.empty()) all.push_back(std::move(phrase));
    }
    all.push_back(word);
    return all;
}

// "LName" is the abbreviation lname, not an L and a name.
std::vector<std::string> joined_initials(std::vector<std::string> words,
                                         const Dictionary& dictionary) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        auto joined = words[i] + words[i + 1];
        if (words[i].size() != 1 || dictionary.meanings(joined) == nullptr) continue;
        words[i] = std::move(joined);
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    return words;
}

}  // namespace

std::vector<NamePart> name_parts(std::string_view name) {
    const auto& dictionary = Dictionary::built_in();
    std::vector<NamePart> parts;
    for (auto& word : joined_initials(split(name), dictionary)) {
        auto meanings = meanings_of(word, dictionary);
        parts.push_back({std::move(word), std::move(meanings)});
    }
    return parts;
}

std::string spoken_name(std::string_view name) {
    std::string spoken;
    for (const auto& part : name_parts(name)) {
        spoken += (spoken.empty() ? "" : " ") + part.meanings.front();
    }
    return spoken;
}

bool says_any(std::string_view name, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words_of(spoken_name(name)), [&](const std::string& word) {
        return std::ranges::find(words, word) != words.end();
    });
}

}  // namespace datapilot::questions::language
