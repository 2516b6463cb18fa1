#include "worker/guard/mysql_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

#include "worker/guard/refusal.h"

namespace datapilot::worker::guard {
namespace {

using Kind = MysqlToken::Kind;

constexpr std::string_view signs = "(),.+-*/%=<>!&|^~";
constexpr std::string_view hexadecimal_digits = "0123456789abcdefABCDEF";
constexpr std::string_view binary_digits = "01";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool starts_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_in_word(char c) {
    return starts_word(c) || is_digit(c) || c == '$';
}

std::string lower(std::string_view text) {
    std::string folded{text};
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
}

base::Error unreadable(std::string_view what) {
    const std::string quoted{what};
    return refusal("« " + quoted + " » n'y est pas permis.",
                   "“" + quoted + "” is not allowed in it.");
}

base::Error unclosed() {
    return refusal("une chaîne, un nom ou un commentaire n'est pas fermé.",
                   "a text, a name or a comment is not closed.");
}

class Tokenizer {
  public:
    explicit Tokenizer(std::string_view sql) : sql_(sql) {}

    base::Result<MysqlText> run() {
        while (at_ < sql_.size()) {
            if (const auto problem = step()) return *problem;
        }
        add(Kind::end, "", 0);
        return std::move(out_);
    }

  private:
    using Problem = std::optional<base::Error>;

    char look(std::size_t ahead = 0) const {
        return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0';
    }

    Problem step() {
        const char c = look();
        if (is_space(c)) return skip_space();
        if (c == '/' && look(1) == '*') return comment();
        if (c == '-' && look(1) == '-') return line_comment();
        if (c == '\'' || c == '"') return text(c);
        if (c == '`') return quoted_name();
        if (is_digit(c) || (c == '.' && is_digit(look(1)) && !after_name())) return number();
        if (look(1) == '\'' && std::string_view{"xXbB"}.find(c) != std::string_view::npos) {
            return quoted_number();
        }
        if (starts_word(c)) return word();
        if (c == ';') return last_semicolon();
        if (c == '|' && look(1) == '|') {
            return refusal("« || » est ambigu en MySQL : écrivez CONCAT(…) ou OR.",
                           "“||” is ambiguous in MySQL: write CONCAT(…) or OR.");
        }
        if (signs.find(c) == signs.npos || (c == '*' && look(1) == '/')) {
            return unreadable(sql_.substr(at_, 1));
        }
        add(Kind::sign, std::string(1, c), 1);
        return {};
    }

    void add(Kind kind, std::string value, std::size_t size) {
        const auto written = sql_.substr(at_, size);
        out_.tokens.push_back({kind, std::move(value), std::string{written}, !apart_});
        out_.sql += written;
        at_ += size;
        apart_ = false;
    }

    bool after_name() const {
        if (out_.tokens.empty()) return false;
        const auto kind = out_.tokens.back().kind;
        return !apart_ && (kind == Kind::word || kind == Kind::quoted_name);
    }

    Problem skip_space() {
        out_.sql += look();
        ++at_;
        apart_ = true;
        return {};
    }

    void skip_to(std::size_t end) {
        at_ = end;
        out_.sql += ' ';
        apart_ = true;
    }

    // Those that a server runs, or takes hints from, start with ! or M! or +.
    Problem comment() {
        const auto end = sql_.find("*/", at_ + 2);
        if (end == sql_.npos) return unclosed();
        const auto inside = sql_.substr(at_ + 2, end - at_ - 2);
        const bool does_something =
            inside.starts_with('!') || inside.starts_with("M!") || inside.starts_with('+');
        if (does_something || inside.find("/*") != inside.npos) {
            return refusal("les commentaires qui s'exécutent (/*! … */) n'y sont pas permis.",
                           "comments that are run (/*! … */) are not allowed in it.");
        }
        skip_to(end + 2);
        return {};
    }

    // Without a space after it, it is two signs to MySQL and a comment elsewhere.
    Problem line_comment() {
        if (at_ + 2 < sql_.size() && !is_space(look(2))) return unreadable("--");
        skip_to(std::min(sql_.find('\n', at_), sql_.size()));
        return {};
    }

    Problem last_semicolon() {
        const auto rest = sql_.substr(at_ + 1);
        if (std::ranges::all_of(rest, is_space)) {
            at_ = sql_.size();
            return {};
        }
        return refusal("elle doit tenir en une seule instruction.", "it must be one statement.");
    }

    Problem text(char quote) {
        auto end = at_ + 1;
        for (; end < sql_.size(); ++end) {
            if (sql_[end] == '\\') {
                ++end;
            } else if (sql_[end] == quote) {
                if (end + 1 >= sql_.size() || sql_[end + 1] != quote) break;
                ++end;
            }
        }
        if (end >= sql_.size()) return unclosed();
        if (after_name() && !may_prefix_text()) return unreadable(out_.tokens.back().as_written);
        const bool of_other_charset = !out_.tokens.empty() &&
                                      out_.tokens.back().kind == Kind::word &&
                                      out_.tokens.back().value.starts_with('_');
        if (of_other_charset) return unreadable(out_.tokens.back().as_written);
        add(Kind::text, "", end + 1 - at_);
        return {};
    }

    // DATE'2025-12-31'.
    bool may_prefix_text() const {
        static constexpr std::array<std::string_view, 3> prefixes{"date", "time", "timestamp"};
        const auto& last = out_.tokens.back();
        return last.kind == Kind::word && std::ranges::find(prefixes, last.value) != prefixes.end();
    }

    // x'41', b'01'.
    Problem quoted_number() {
        const bool hexadecimal = look() == 'x' || look() == 'X';
        const auto digits = hexadecimal ? hexadecimal_digits : binary_digits;
        const auto end = std::min(sql_.find_first_not_of(digits, at_ + 2), sql_.size() - 1);
        if (sql_[end] != '\'') return unreadable(sql_.substr(at_, 2));
        add(Kind::number, "", end + 1 - at_);
        return {};
    }

    Problem quoted_name() {
        std::string name;
        auto end = at_ + 1;
        for (; end < sql_.size(); ++end) {
            if (sql_[end] == '`') {
                if (end + 1 >= sql_.size() || sql_[end + 1] != '`') break;
                ++end;
            }
            name += sql_[end];
        }
        if (end >= sql_.size()) return unclosed();
        if (name.empty()) return unreadable("``");
        add(Kind::quoted_name, std::move(name), end + 1 - at_);
        return {};
    }

    std::size_t digits_from(std::size_t from) const {
        while (from < sql_.size() && is_digit(sql_[from])) ++from;
        return from;
    }

    Problem number() {
        std::size_t end = 0;
        if (look() == '0' && (look(1) == 'x' || look(1) == 'b')) {
            const auto digits = look(1) == 'x' ? hexadecimal_digits : binary_digits;
            end = std::min(sql_.find_first_not_of(digits, at_ + 2), sql_.size());
        } else {
            end = digits_from(at_);
            if (end < sql_.size() && sql_[end] == '.') end = digits_from(end + 1);
            end = after_exponent(end);
        }
        if (after_name() || (end < sql_.size() && (is_in_word(sql_[end]) || sql_[end] == '.'))) {
            return unreadable(sql_.substr(at_, std::min<std::size_t>(end + 1 - at_, 40)));
        }
        add(Kind::number, std::string{sql_.substr(at_, end - at_)}, end - at_);
        return {};
    }

    std::size_t after_exponent(std::size_t end) const {
        if (end >= sql_.size() || (sql_[end] != 'e' && sql_[end] != 'E')) return end;
        auto digits = end + 1;
        if (digits < sql_.size() && (sql_[digits] == '+' || sql_[digits] == '-')) ++digits;
        const auto after = digits_from(digits);
        return after == digits ? end : after;
    }

    Problem word() {
        auto end = at_;
        while (end < sql_.size() && is_in_word(sql_[end])) ++end;
        const auto written = sql_.substr(at_, end - at_);
        add(Kind::word, lower(written), written.size());
        return {};
    }

    std::string_view sql_;
    std::size_t at_ = 0;
    bool apart_ = true;
    MysqlText out_;
};

}  // namespace

base::Result<MysqlText> mysql_tokens(std::string_view sql) {
    return Tokenizer{sql}.run();
}

}  // namespace datapilot::worker::guard
