#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace datapilot::questions::language {

// Bytes [begin, end) of the original text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
};

// Tokens [first, last) of a question.
struct TokenRange {
    std::size_t first = 0;
    std::size_t last = 0;

    std::size_t size() const { return last - first; }
    bool contains(std::size_t position) const { return position >= first && position < last; }
    bool overlaps(const TokenRange& other) const {
        return first < other.last && other.first < last;
    }
    bool is_part_of(const TokenRange& whole) const {
        return first >= whole.first && last <= whole.last && size() < whole.size();
    }
    bool operator==(const TokenRange&) const = default;
};

enum class TokenKind {
    word,    // letters, or letters with digits: "clients", "t1", "2e", "2a"
    number,  // digits with separators inside: "12", "1.234,56" (not yet grouped: "1 234" is two)
    quoted,  // « Hey », "Hey", 'Hey', “Hey”: a single value
    symbol,  // one sign: % € , : ( ) ? - / … and the pairs <= >= != <>
};

struct Token {
    TokenKind kind = TokenKind::word;
    Span span;           // a quoted token's span includes its marks
    std::string text;    // as written; without its marks when quoted
    std::string folded;  // see fold(); an elided word is written in full: l' → le, qu' → que
    std::string stem_fr;
    std::string stem_en;
    bool stop = false;    // carries no meaning of its own in either language (le, the, est…)
    bool elided = false;  // was written with an apostrophe: l', d', qu', n', jusqu'…
    bool joined = false;  // glued to the token before: a hyphen or underscore ("quick-stop") or
                          // nothing at all ("12" and "€" in "12€")
};

// Lower case, no accents, œ → oe, æ → ae, ß → ss, straight apostrophes, plain hyphens and spaces;
// blanks collapsed and trimmed. Two spellings of a name fold to the same text.
std::string fold(std::string_view text);

// Splits any text, even one that is not valid UTF-8, in linear time; never fails.
std::vector<Token> tokenize(std::string_view text);

// Snowball stems of a folded word; a word over 64 bytes is its own stem.
std::string stem_french(std::string_view folded);
std::string stem_english(std::string_view folded);

// The bytes that the tokens cover, from the first to the last.
Span span_of(std::span<const Token> tokens, TokenRange range);

}  // namespace datapilot::questions::language
