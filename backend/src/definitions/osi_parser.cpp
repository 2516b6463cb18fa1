#include <algorithm>
#include <array>
#include <utility>

#include "definitions/expression_reader.h"
#include "definitions/limits.h"
#include "definitions/osi_expression.h"

namespace datapilot::definitions {
namespace {

constexpr std::size_t longest_text = 4000;

constexpr std::array functions{std::pair{std::string_view{"SUM"}, AggregateFunction::sum},
                               std::pair{std::string_view{"AVG"}, AggregateFunction::average},
                               std::pair{std::string_view{"MIN"}, AggregateFunction::minimum},
                               std::pair{std::string_view{"MAX"}, AggregateFunction::maximum},
                               std::pair{std::string_view{"MEDIAN"}, AggregateFunction::median},
                               std::pair{std::string_view{"COUNT"}, AggregateFunction::count}};

// Thrown where the text says what cannot be said here.
struct Unsaid {};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

// sum := product (('+'|'-') product)*, product := part (('*'|'/') part)*
class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text) {}

    OsiExpression whole() {
        auto out = sum(0);
        skip();
        if (at_ != text_.size()) throw Unsaid{};
        return {std::move(out), table_};
    }

  private:
    Expression sum(int depth) {
        return chain(depth, '+', ArithmeticOperator::add, '-', ArithmeticOperator::subtract,
                     [this](int below) { return product(below); });
    }
    Expression product(int depth) {
        return chain(depth, '*', ArithmeticOperator::multiply, '/', ArithmeticOperator::divide,
                     [this](int below) { return part(below); });
    }

    template <class Next>
    Expression chain(int depth, char one, ArithmeticOperator of_one, char other,
                     ArithmeticOperator of_other, Next next) {
        if (depth > deepest_expression) throw Unsaid{};
        auto left = next(depth + 1);
        for (;;) {
            const char sign = peek();
            if (sign != one && sign != other) return left;
            ++at_;
            std::vector<Expression> operands;
            operands.push_back(std::move(left));
            operands.push_back(next(depth + 1));
            left = {Arithmetic{sign == one ? of_one : of_other, std::move(operands)}};
        }
    }

    Expression part(int depth) {
        const char c = peek();
        if (c == '(') {
            ++at_;
            auto inner = sum(depth);
            expect(')');
            return inner;
        }
        if (is_digit(c)) return {Number{number()}};
        const bool quoted = c == '"';
        const auto name = identifier();
        if (!quoted && peek() == '(') return call(upper(name), depth);
        return column(name);
    }

    Expression call(const std::string& name, int depth) {
        const auto* function =
            std::ranges::find(functions, name, [](const auto& known) { return known.first; });
        if (function == functions.end()) throw Unsaid{};
        expect('(');
        Aggregate out{function->second};
        if (peek() == '*' && out.function == AggregateFunction::count) {
            ++at_;
            out.function = AggregateFunction::count_rows;
        } else {
            if (out.function == AggregateFunction::count && takes("DISTINCT")) {
                out.function = AggregateFunction::count_distinct;
            }
            out.of = sum(depth);
        }
        expect(')');
        return {std::move(out)};
    }

    // Perhaps after its table, of which a metric has one.
    Expression column(std::string name) {
        if (peek() != '.') return {Column{std::move(name)}};
        ++at_;
        if (!table_.empty() && table_ != name) throw Unsaid{};
        table_ = std::move(name);
        return {Column{identifier()}};
    }

    std::string identifier() {
        skip();
        std::string out;
        if (peek() == '"') {
            for (++at_; at_ < text_.size(); ++at_) {
                if (text_[at_] != '"') {
                    out += text_[at_];
                } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                    out += text_[++at_];
                } else {
                    ++at_;
                    return out;
                }
            }
            throw Unsaid{};
        }
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) {
            out += text_[at_++];
        }
        if (out.empty()) throw Unsaid{};
        return out;
    }

    std::string number() {
        std::string out;
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) {
            out += text_[at_++];
        }
        if (!is_number(out)) throw Unsaid{};
        return out;
    }

    bool takes(std::string_view word) {
        skip();
        if (upper(std::string{text_.substr(at_, word.size())}) != word) return false;
        const auto after = at_ + word.size();
        if (after < text_.size() && (is_letter(text_[after]) || is_digit(text_[after]))) {
            return false;
        }
        at_ = after;
        return true;
    }

    void skip() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    }
    char peek() {
        skip();
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    void expect(char c) {
        if (peek() != c) throw Unsaid{};
        ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string table_;
};

}  // namespace

std::optional<OsiExpression> expression_from_osi(std::string_view text) {
    if (text.size() > longest_text) return std::nullopt;
    try {
        return Parser(text).whole();
    } catch (const Unsaid&) {
        return std::nullopt;
    }
}

}  // namespace datapilot::definitions
