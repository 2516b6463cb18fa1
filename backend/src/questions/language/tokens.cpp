#include "questions/language/tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "questions/language/data_file.h"

namespace datapilot::questions::language {

namespace {

struct Character {
    UChar32 code = -1;  // -1: the end, or bytes that are not UTF-8
    std::size_t end = 0;
};

bool is_digit(UChar32 c) {
    return c >= '0' && c <= '9';
}
bool is_word(UChar32 c) {
    return c >= 0 && (u_isalpha(c) || is_digit(c) || u_charType(c) == U_OTHER_NUMBER ||
                      (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_ND_MASK)) != 0);
}
bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x2032 || c == 0x00B4 ||
           c == '`';
}
bool is_hyphen(UChar32 c) {
    return c == '-' || c == 0x2010 || c == 0x2011 || c == '_';
}
bool is_blank(UChar32 c) {
    return c < 0 || u_isUWhiteSpace(c) || u_iscntrl(c) || c == 0x200B;
}

UChar32 closing_mark(UChar32 opening) {
    switch (opening) {
        case '"':
            return '"';
        case 0x00AB:
            return 0x00BB;
        case 0x2039:
            return 0x203A;
        case 0x201C:
        case 0x201E:
            return 0x201D;
        case '\'':
        case 0x2018:
            return opening == '\'' ? '\'' : 0x2019;
        default:
            return -1;
    }
}

// French words that lose their last vowel before another, and what they are in full.
std::optional<std::string_view> written_in_full(std::string_view elided) {
    constexpr std::size_t longest = 7;
    if (elided.size() > longest) return std::nullopt;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 15> words{{
        {"l", "le"},
        {"d", "de"},
        {"qu", "que"},
        {"n", "ne"},
        {"s", "se"},
        {"j", "je"},
        {"c", "ce"},
        {"m", "me"},
        {"t", "te"},
        {"jusqu", "jusque"},
        {"lorsqu", "lorsque"},
        {"puisqu", "puisque"},
        {"quoiqu", "quoique"},
        {"quelqu", "quelque"},
        {"presqu", "presque"},
    }};
    const auto found =
        std::ranges::find(words, fold(elided), [](const auto& word) { return word.first; });
    if (found == words.end()) return std::nullopt;
    return found->second;
}

bool is_stop_word(const std::string& folded) {
    static const auto words = [] {
        std::unordered_set<std::string> all;
        std::string_view text = data_file("stop_words.txt");
        while (!text.empty()) {
            const auto line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(text.size(), line.size() + 1));
            if (line.starts_with('#')) continue;
            for (std::size_t begin = 0; begin < line.size();) {
                const auto end = std::min(line.find(' ', begin), line.size());
                if (end > begin) all.emplace(line.substr(begin, end - begin));
                begin = end + 1;
            }
        }
        return all;
    }();
    return words.contains(folded);
}

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::vector<Token> scan() {
        while (position_ < text_.size()) {
            const auto c = at(position_);
            if (is_blank(c.code)) {
                position_ = c.end;
            } else if (!quoted(c)) {
                if (is_digit(c.code)) {
                    number();
                } else if (is_word(c.code)) {
                    word();
                } else {
                    symbol(c);
                }
            }
        }
        return std::move(tokens_);
    }

  private:
    Character at(std::size_t position) const {
        if (position >= text_.size()) return {-1, text_.size()};
        const auto* bytes = reinterpret_cast<const uint8_t*>(text_.data());
        auto next = static_cast<int64_t>(position);
        UChar32 code = 0;
        U8_NEXT(bytes, next, static_cast<int64_t>(text_.size()), code);
        return {code, static_cast<std::size_t>(next)};
    }
    std::string_view slice(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }
    bool glued(std::size_t begin) const {
        return !tokens_.empty() && tokens_.back().span.end == begin;
    }

    void emit(TokenKind kind, Span span, std::string_view text, std::string folded) {
        Token token{.kind = kind,
                    .span = span,
                    .text = std::string(text),
                    .folded = {},
                    .stem_fr = {},
                    .stem_en = {}};
        token.joined = joined_ || glued(span.begin);
        token.stop = kind == TokenKind::word && is_stop_word(folded);
        token.stem_fr = kind == TokenKind::word ? stem_french(folded) : folded;
        token.stem_en = kind == TokenKind::word ? stem_english(folded) : folded;
        token.folded = std::move(folded);
        joined_ = false;
        tokens_.push_back(std::move(token));
    }

    // A mark that opens nothing is a sign like another; a value is at most 256 bytes long.
    bool quoted(Character opening) {
        const UChar32 closing = closing_mark(opening.code);
        if (closing < 0) return false;
        const bool apostrophe = opening.code == '\'' || opening.code == 0x2018;
        if (apostrophe && (glued(position_) || !is_word(at(opening.end).code))) return false;
        constexpr std::size_t longest = 256;
        const auto limit = std::min(text_.size(), opening.end + longest);
        for (auto i = opening.end; i < limit;) {
            const auto c = at(i);
            const bool closes = c.code == closing && !(apostrophe && is_word(at(c.end).code));
            if (closes) return emit_value(opening, i, c.end);
            i = c.end;
        }
        return false;
    }
    bool emit_value(Character opening, std::size_t inner_end, std::size_t end) {
        const auto inner = slice(opening.end, inner_end);
        auto folded = fold(inner);
        if (folded.empty()) return false;
        emit(TokenKind::quoted, {position_, end}, trimmed(inner), std::move(folded));
        position_ = end;
        return true;
    }
    std::string_view trimmed(std::string_view inner) const {
        auto begin = static_cast<std::size_t>(inner.data() - text_.data());
        const auto last = begin + inner.size();
        while (begin < last && is_blank(at(begin).code)) begin = at(begin).end;
        auto end = begin;
        for (auto i = begin; i < last; i = at(i).end) {
            if (!is_blank(at(i).code)) end = at(i).end;
        }
        return slice(begin, std::min(end, last));
    }

    // "1.234,56" is one number, "2a" and "1er" are words, "12,5k" is a number and a word.
    void number() {
        const auto begin = position_;
        auto end = digits(begin);
        bool separators = false;
        while (end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',') &&
               is_digit(at(end + 1).code)) {
            end = digits(end + 1);
            separators = true;
        }
        if (!separators && is_word(at(end).code)) return word();
        emit(TokenKind::number, {begin, end}, slice(begin, end), std::string(slice(begin, end)));
        position_ = end;
    }
    std::size_t digits(std::size_t position) const {
        while (position < text_.size() && is_digit(at(position).code)) ++position;
        return position;
    }

    void word() {
        const auto begin = position_;
        auto end = letters(begin);
        if (const auto dotted = initials(begin); dotted > end) return emit_initials(begin, dotted);
        for (auto apostrophe = at(end); is_apostrophe(apostrophe.code); apostrophe = at(end)) {
            if (!is_word(at(apostrophe.end).code)) break;
            if (const auto full = written_in_full(slice(begin, end))) {
                emit(TokenKind::word, {begin, apostrophe.end}, slice(begin, apostrophe.end),
                     std::string(*full));
                tokens_.back().elided = true;
                position_ = apostrophe.end;
                return;
            }
            end = letters(apostrophe.end);
        }
        position_ = end;
        emit_word(begin, end);
        const auto next = at(end);
        if (next.code == 0x00B0 && tokens_.back().folded == "n") return numero(begin, next.end);
        joiner(next);
    }
    std::size_t letters(std::size_t position) const {
        for (auto c = at(position); is_word(c.code); c = at(position)) position = c.end;
        return position;
    }
    void joiner(Character next) {
        if (!is_hyphen(next.code)) return;
        const auto after = at(next.end).code;
        if (is_word(after) && !is_digit(after) && !is_digit(at(position_ - 1).code)) {
            position_ = next.end;
            joined_ = true;
        }
    }

    // "C.A." and "U.S.A" are read as "ca" and "usa".
    std::size_t initials(std::size_t position) const {
        std::size_t count = 0;
        auto end = position;
        for (auto c = at(position); c.code >= 0 && u_isalpha(c.code); c = at(position)) {
            if (is_word(at(c.end).code)) break;
            end = c.end;
            ++count;
            if (at(c.end).code != '.') break;
            position = end = at(c.end).end;
        }
        return count >= 2 ? end : 0;
    }
    void emit_initials(std::size_t begin, std::size_t end) {
        std::string folded = fold(slice(begin, end));
        std::erase(folded, '.');
        emit(TokenKind::word, {begin, end}, slice(begin, end), std::move(folded));
        position_ = end;
    }

    // English: "haven't" is "have" and "not", "customer's" loses its ending.
    void emit_word(std::size_t begin, std::size_t end) {
        std::string folded = fold(slice(begin, end));
        const auto apostrophe = folded.rfind('\'');
        const auto ending =
            apostrophe == std::string::npos ? "" : std::string_view(folded).substr(apostrophe + 1);
        if (ending == "t" && apostrophe > 1 && folded[apostrophe - 1] == 'n') {
            auto verb = folded.substr(0, apostrophe - 1);
            if (verb == "ca") verb = "can";
            if (verb == "wo") verb = "will";
            emit(TokenKind::word, {begin, end}, slice(begin, end), std::move(verb));
            emit(TokenKind::word, {begin, end}, slice(begin, end), "not");
            return;
        }
        if (ending == "s" || ending == "re" || ending == "ve" || ending == "ll") {
            folded.resize(apostrophe);
        }
        if (!folded.empty()) emit(TokenKind::word, {begin, end}, slice(begin, end), folded);
    }
    void numero(std::size_t begin, std::size_t end) {
        tokens_.pop_back();
        emit(TokenKind::word, {begin, end}, slice(begin, end), "numero");
        position_ = end;
    }

    void symbol(Character c) {
        auto end = c.end;
        const auto pair = text_.substr(position_, 2);
        if (pair == "<=" || pair == ">=" || pair == "!=" || pair == "<>") end = position_ + 2;
        auto folded = fold(slice(position_, end));
        if (!folded.empty())
            emit(TokenKind::symbol, {position_, end}, slice(position_, end), folded);
        position_ = end;
    }

    std::string_view text_;
    std::size_t position_ = 0;
    bool joined_ = false;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
    return Scanner(text).scan();
}

Span span_of(std::span<const Token> tokens, TokenRange range) {
    if (range.first >= range.last || range.last > tokens.size()) return {};
    return {tokens[range.first].span.begin, tokens[range.last - 1].span.end};
}

}  // namespace datapilot::questions::language
