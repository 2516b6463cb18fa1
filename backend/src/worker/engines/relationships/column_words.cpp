#include "worker/engines/relationships/column_words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "catalog/registration_numbers.h"

namespace datapilot::worker {
namespace {

constexpr std::array<std::string_view, 21> identity_words{
    "id",  "ids",    "code",        "codes", "cod", "cd",        "no",
    "num", "numero", "number",      "nr",    "ref", "reference", "key",
    "cle", "uid",    "identifiant", "uuid",  "idx", "pk",        "fk"};
constexpr std::array<std::string_view, 12> small_words{"de",  "du", "des", "d",   "la", "le",
                                                       "les", "l",  "of",  "the", "to", "en"};

icu::UnicodeString without_accents(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    const auto decomposed = normalizer->normalize(icu::UnicodeString::fromUTF8(text), status);
    icu::UnicodeString result;
    for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const auto character = decomposed.char32At(i);
        if (u_charType(character) != U_NON_SPACING_MARK) result.append(character);
    }
    return result;
}

// "CodeCli" has a new word at C, "StuID" at I, "IDClient" at C.
bool starts_word(const icu::UnicodeString& text, int32_t i) {
    if (i == 0 || !u_isupper(text.char32At(i))) return false;
    if (u_islower(text.char32At(i - 1))) return true;
    return i + 1 < text.length() && u_islower(text.char32At(i + 1));
}

// « N° client »: the sign, or the ordinal that is typed for it.
bool stands_for_o(UChar32 character) {
    return character == U'°' || character == U'º';
}

bool is_identity_word(std::string_view word) {
    return std::ranges::find(identity_words, word) != identity_words.end();
}

// "prod" of "refprod", where a table's name has that word; or nothing.
std::string behind_identity(std::string_view word, const std::vector<std::string>& tables) {
    for (const auto identity : identity_words) {
        if (!word.starts_with(identity)) continue;
        const auto rest = word.substr(identity.size());
        if (std::ranges::any_of(tables,
                                [&](const auto& other) { return same_word(rest, other); })) {
            return std::string{rest};
        }
    }
    return {};
}

std::vector<std::string> all_words_of(std::string_view name) {
    const auto text = without_accents(name);
    std::vector<std::string> words;
    icu::UnicodeString word;
    const auto end_word = [&] {
        std::string done;
        word.toLower().toUTF8String(done);
        word.remove();
        if (!done.empty()) words.push_back(std::move(done));
    };
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const auto character = text.char32At(i);
        if (stands_for_o(character) && (word == "n" || word == "N")) word.append('o');
        if (!u_isalnum(character) || starts_word(text, i)) end_word();
        if (u_isalnum(character)) word.append(character);
    }
    end_word();
    return words;
}

// "num_of_staff", "number_employees": how many there are, of which nobody has a number.
bool says_how_many(const std::vector<std::string>& words) {
    constexpr std::array<std::string_view, 4> starts{"num", "number", "no", "nr"};
    if (words.size() < 2 || std::ranges::find(starts, words[0]) == starts.end()) return false;
    const auto& last = words.back();
    const bool plural = last.size() > 3 && last.ends_with('s') && !last.ends_with("ss");
    return words[1] == "of" || plural;
}

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
    auto words = all_words_of(name);
    std::erase_if(words, [](const std::string& word) {
        return std::ranges::find(small_words, word) != small_words.end();
    });
    return words;
}

NameWords name_words(std::string_view name, const std::vector<std::string>& tables) {
    NameWords result;
    const bool counts = says_how_many(all_words_of(name));
    for (auto& word : words_of(name)) {
        result.joined += word;
        if (counts) {
            result.subject.push_back(std::move(word));
            continue;
        }
        if (std::ranges::find(catalog::registration_numbers, word) !=
            catalog::registration_numbers.end()) {
            result.identity = true;
            result.subject.push_back(std::move(word));
        } else if (is_identity_word(word)) {
            result.identity = true;
        } else if (const auto rest = behind_identity(word, tables); !rest.empty()) {
            result.identity = true;
            result.subject.push_back(rest);
        } else {
            result.subject.push_back(std::move(word));
        }
    }
    return result;
}

bool same_word(std::string_view one, std::string_view other) {
    const auto shorter = std::min(one.size(), other.size());
    const auto differ = std::ranges::mismatch(one, other).in1 - one.begin();
    const auto common = static_cast<std::size_t>(differ);
    if (one == other) return true;
    return shorter >= 3 && common >= std::max<std::size_t>(3, shorter - 1);
}

}  // namespace datapilot::worker
