#include "questions/language/numbers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "questions/language/decimal_text.h"
#include "questions/language/number_words.h"
#include "questions/language/spelled_number.h"

namespace datapilot::questions::language {

namespace {

// Past this, digits are no number.
constexpr std::size_t most_digits = 30;

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Unit> unit_of(const Token& token) {
    static constexpr auto units = std::to_array<std::pair<std::string_view, Unit>>({
        {"%", Unit::percent},
        {"pourcent", Unit::percent},
        {"percent", Unit::percent},
        {"pct", Unit::percent},
        {"€", Unit::euro},
        {"euro", Unit::euro},
        {"euros", Unit::euro},
        {"eur", Unit::euro},
        {"$", Unit::dollar},
        {"dollar", Unit::dollar},
        {"dollars", Unit::dollar},
        {"usd", Unit::dollar},
        {"£", Unit::pound},
        {"gbp", Unit::pound},
    });
    const auto found =
        std::ranges::find(units, token.folded, [](const auto& u) { return u.first; });
    if (found == units.end() || token.kind == TokenKind::quoted) return std::nullopt;
    return found->second;
}

bool is_money(Unit unit) {
    return unit != Unit::none && unit != Unit::percent;
}

class Reader {
  public:
    explicit Reader(std::span<const Token> tokens) : tokens_(tokens) {}

    std::vector<Number> read() {
        std::vector<Number> numbers;
        for (std::size_t i = 0; i < tokens_.size();) {
            auto number = at(i);
            if (!number) {
                ++i;
                continue;
            }
            unit_and_sign(*number, numbers.empty() ? 0 : numbers.back().tokens.last);
            i = number->tokens.last;
            numbers.push_back(std::move(*number));
        }
        return numbers;
    }

  private:
    const Token* token(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }
    std::optional<NumberWord> word(std::size_t i) const {
        return i < tokens_.size() ? number_word(tokens_[i]) : std::nullopt;
    }
    std::optional<Number> at(std::size_t i) const {
        if (tokens_[i].kind == TokenKind::number) return in_digits(i);
        if (tokens_[i].kind != TokenKind::word) return std::nullopt;
        if (auto number = with_suffix(i)) return number;
        return in_letters(i);
    }

    // "1 234,56": groups of three after a single blank.
    std::optional<Number> in_digits(std::size_t first) const {
        std::string text = tokens_[first].folded;
        auto last = first + 1;
        while (all_digits(text) && text.size() <= most_digits && continues_group(first, last)) {
            text += tokens_[last++].folded;
        }
        const auto* next = token(last);
        const auto unit = next != nullptr ? unit_of(*next) : std::nullopt;
        const bool before = first > 0 && is_money(unit_of(tokens_[first - 1]).value_or(Unit::none));
        auto decimal = decimal_of(text, before || is_money(unit.value_or(Unit::none)));
        if (!decimal) return std::nullopt;
        Number number{.tokens = {first, last}, .decimal = std::move(*decimal)};
        multiply(number);
        return number;
    }
    bool continues_group(std::size_t first, std::size_t next) const {
        constexpr std::size_t group = 3;
        constexpr std::size_t longest_blank = 3;  // bytes of a narrow no-break space
        const auto* more = token(next);
        if (more == nullptr || more->kind != TokenKind::number || more->joined) return false;
        if (tokens_[first].folded.size() > group || tokens_[first].folded.front() == '0') {
            return false;
        }
        const auto gap = more->span.begin - tokens_[next - 1].span.end;
        const auto digits = more->folded.substr(0, more->folded.find(','));
        return gap <= longest_blank && digits.size() == group && all_digits(digits);
    }

    // "3 millions", "12 k€", "2 centaines".
    void multiply(Number& number) const {
        const auto next = word(number.tokens.last);
        if (!next) return;
        std::size_t places = 0;
        if (next->kind == NumberWordKind::suffix) {
            if (!suffix_counts(number.tokens.last)) return;
            places = static_cast<std::size_t>(next->value);
        } else {
            const bool multiplies = next->kind == NumberWordKind::scale ||
                                    next->kind == NumberWordKind::hundred ||
                                    next->kind == NumberWordKind::collective;
            const auto written = std::to_string(next->value);
            const bool power_of_ten = written.find_first_not_of("10") == written.npos &&
                                      written.find('1', 1) == written.npos;
            if (!multiplies || !power_of_ten) return;
            places = written.size() - 1;
        }
        number.decimal = shifted(number.decimal, places);
        ++number.tokens.last;
    }
    // "12 k" alone may be anything; "12k", "12 k€" and "12 K" are thousands.
    bool suffix_counts(std::size_t i) const {
        const auto* next = token(i + 1);
        const bool money = next != nullptr && is_money(unit_of(*next).value_or(Unit::none));
        return tokens_[i].joined || money || tokens_[i].text == "K" || tokens_[i].text == "M" ||
               tokens_[i].folded.size() > 1;
    }

    // "12k", "3M", "2e", "2ème", "4th": digits and letters in one word.
    std::optional<Number> with_suffix(std::size_t i) const {
        const auto& folded = tokens_[i].folded;
        const auto length = std::min(folded.find_first_not_of("0123456789"), folded.size());
        constexpr std::size_t longest = 15;
        if (length == 0 || length > longest || length == folded.size()) return std::nullopt;
        const auto digits = folded.substr(0, length);
        const auto rest = std::string_view(folded).substr(length);
        static constexpr auto endings = std::to_array<std::string_view>(
            {"e", "er", "ere", "ers", "eme", "emes", "ieme", "nd", "nde", "st", "rd", "th", "es"});
        Number number{.tokens = {i, i + 1}, .decimal = canonical(digits, "")};
        if (std::ranges::find(endings, rest) != endings.end()) {
            number.ordinal = true;
            return number;
        }
        Token suffix{.span = {},
                     .text = tokens_[i].text.substr(length),
                     .folded = std::string(rest),
                     .stem_fr = {},
                     .stem_en = {}};
        const auto power = number_word(suffix);
        if (!power || power->kind != NumberWordKind::suffix) return std::nullopt;
        number.decimal = shifted(number.decimal, static_cast<std::size_t>(power->value));
        return number;
    }

    std::optional<Number> in_letters(std::size_t first) const {
        const auto start = word(first);
        if (!start) return std::nullopt;
        if (start->kind == NumberWordKind::ordinal) {
            Number number{.tokens = {first, first + 1}, .decimal = std::to_string(start->value)};
            number.ordinal = number.spelled = true;
            number.weak = tokens_[first].folded.starts_with("second");
            return number;
        }
        if (start->kind == NumberWordKind::suffix) return std::nullopt;
        return spelled_number(tokens_, first);
    }

    void unit_and_sign(Number& number, std::size_t free) const {
        const auto first = number.tokens.first;
        if (const auto* next = token(number.tokens.last)) {
            const auto* after = token(number.tokens.last + 1);
            const bool in_words = after != nullptr && after->folded == "cent" &&
                                  (next->folded == "pour" || next->folded == "per");
            if (const auto unit = unit_of(*next)) {
                number.unit = *unit;
                ++number.tokens.last;
            } else if (in_words) {
                number.unit = Unit::percent;
                number.tokens.last += 2;
            }
        }
        if (first == free) return;
        const auto& before = tokens_[first - 1];
        const auto unit = unit_of(before);
        if (number.unit == Unit::none && unit && is_money(*unit) && tokens_[first].joined) {
            number.unit = *unit;
            --number.tokens.first;
        }
        sign(number, free);
        about(number, free);
    }
    void sign(Number& number, std::size_t free) const {
        const auto first = number.tokens.first;
        if (first == free || tokens_[first - 1].folded != "-" || !tokens_[first].joined) return;
        if (tokens_[first - 1].joined) return;
        number.decimal.insert(0, "-");
        --number.tokens.first;
    }
    void about(Number& number, std::size_t free) const {
        static constexpr auto words = std::to_array<std::string_view>(
            {"environ", "about", "around", "approximately", "roughly", "approximativement"});
        const auto first = number.tokens.first;
        if (first == free) return;
        if (std::ranges::find(words, tokens_[first - 1].folded) == words.end()) return;
        number.approximate = true;
        --number.tokens.first;
    }

    std::span<const Token> tokens_;
};

}  // namespace

std::vector<Number> numbers(std::span<const Token> tokens) {
    return Reader(tokens).read();
}

}  // namespace datapilot::questions::language
