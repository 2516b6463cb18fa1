#include "questions/language/numbers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "questions/language/number_words.h"

namespace datapilot::questions::language {

namespace {

// Past this, no column holds it.
constexpr std::size_t most_digits = 30;
constexpr std::int64_t greatest_spelled = 1'000'000'000'000'000;

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Without leading zeros, nor zeros at the end of the decimals.
std::string canonical(std::string whole, std::string decimals) {
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    decimals.erase(decimals.find_last_not_of('0') + 1);
    if (whole.empty()) whole = "0";
    return decimals.empty() ? whole : whole + "." + decimals;
}

// Moves the decimal point to the right.
std::string shifted(const std::string& decimal, std::size_t places) {
    const auto point = decimal.find('.');
    std::string whole = decimal.substr(0, point);
    std::string decimals = point == std::string::npos ? "" : decimal.substr(point + 1);
    if (decimals.size() < places) decimals.append(places - decimals.size(), '0');
    whole += decimals.substr(0, places);
    return canonical(std::move(whole), decimals.substr(places));
}

bool groups_of_three(std::string_view text, char separator) {
    const auto first = text.find(separator);
    if (first == 0 || first > 3) return false;
    for (auto at = first; at != std::string_view::npos; at = text.find(separator, at + 1)) {
        const auto end = std::min(text.find(separator, at + 1), text.size());
        if (end - at != 4) return false;
    }
    return true;
}

std::string without(std::string_view text, char separator) {
    std::string kept(text);
    std::erase(kept, separator);
    return kept;
}

// "1.234,56", "1,234.56", "12,5", "1,234" (a comma before three digits groups, as in English;
// a point does so only where `money` follows or it comes back: 1.234.567).
std::optional<std::string> decimal_of(std::string_view text, bool money) {
    const auto comma = text.rfind(',');
    const auto point = text.rfind('.');
    const auto parts = [](std::string_view all, char decimal, char group) {
        const auto at = all.rfind(decimal);
        return canonical(without(all.substr(0, at), group), std::string(all.substr(at + 1)));
    };
    if (text.size() > most_digits) return std::nullopt;
    if (comma == text.npos && point == text.npos) return canonical(std::string(text), "");
    if (comma != text.npos && point != text.npos) {
        const char decimal = comma > point ? ',' : '.';
        const char group = comma > point ? '.' : ',';
        const auto at = std::max(comma, point);
        const bool once = text.find(decimal) == at;
        if (!once || !groups_of_three(text.substr(0, at), group)) return std::nullopt;
        return parts(text, decimal, group);
    }
    const char separator = comma != text.npos ? ',' : '.';
    const bool once = text.find(separator) == text.rfind(separator);
    const bool grouped = groups_of_three(text, separator) && text.front() != '0';
    if (grouped && (!once || separator == ',' || money)) {
        return canonical(without(text, separator), "");
    }
    if (!once) return std::nullopt;
    return parts(text, separator, ' ');
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
    std::optional<NumberWord> word(std::size_t i, NumberWordKind kind) const {
        const auto found = word(i);
        return found && found->kind == kind ? found : std::nullopt;
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

    // "3 millions", "12 k€", "2 douzaines".
    void multiply(Number& number) const {
        const auto next = word(number.tokens.last);
        if (!next) return;
        if (next->kind == NumberWordKind::suffix && !suffix_counts(number.tokens.last)) return;
        std::size_t places = 0;
        if (next->kind == NumberWordKind::suffix) {
            places = static_cast<std::size_t>(next->value);
        } else if (next->kind == NumberWordKind::scale || next->value == 100 ||
                   next->value == 1000) {
            places = std::to_string(next->value).size() - 1;
        } else {
            return;
        }
        const bool multiplies =
            next->kind != NumberWordKind::ordinal && next->kind != NumberWordKind::cardinal;
        if (!multiplies) return;
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
        return Spelled(*this).read(first);
    }

    // Adds up « deux mille trois cent vingt et un », "two hundred and five", « une douzaine ».
    class Spelled {
      public:
        explicit Spelled(const Reader& reader) : reader_(reader) {}

        std::optional<Number> read(std::size_t first) {
            auto i = first;
            for (auto next = reader_.word(i); next && take(*next); next = reader_.word(i)) {
                ++i;
                if (links(i)) ++i;
            }
            if (i == first) return std::nullopt;
            const auto value = total_ + current_;
            Number number{.tokens = {first, i}, .decimal = std::to_string(value)};
            number.spelled = true;
            number.approximate = approximate_;
            number.weak = value == 1 && i == first + 1;
            return number;
        }

      private:
        // « vingt et un », "two hundred and five": only where a number goes on.
        bool links(std::size_t i) const {
            const auto* link = reader_.token(i);
            const auto next = reader_.word(i + 1, NumberWordKind::cardinal);
            if (link == nullptr || !next) return false;
            if (link->folded == "et") {
                const auto tens = current_ % 100;
                return tens >= 20 && tens % 10 == 0 && (next->value == 1 || next->value == 11);
            }
            return link->folded == "and" && current_ >= 100 && current_ % 100 == 0;
        }
        bool take(NumberWord next) {
            if (approximate_ ||
                total_ + current_ * std::max<std::int64_t>(next.value, 1) > greatest_spelled) {
                return false;
            }
            switch (next.kind) {
                case NumberWordKind::cardinal:
                    return add(next.value);
                case NumberWordKind::hundred:
                    if (current_ >= 100) return false;
                    current_ = std::max<std::int64_t>(current_, 1) * 100;
                    return true;
                case NumberWordKind::scale:
                    if (next.value >= scale_) return false;
                    scale_ = next.value;
                    total_ += std::max<std::int64_t>(current_, 1) * next.value;
                    current_ = 0;
                    return true;
                case NumberWordKind::collective:
                    approximate_ = true;
                    current_ = std::max<std::int64_t>(current_, 1) * next.value;
                    return true;
                default:
                    return false;
            }
        }
        bool add(std::int64_t value) {
            const auto rest = current_ % 100;
            const bool four_twenties = rest == 4 && value == 20;
            if (four_twenties) {
                current_ += 76;
                return true;
            }
            const bool zero = started_ && value == 0;
            const bool fits = rest == 0 || (value < 10 && rest >= 20 && rest % 10 == 0) ||
                              (value < 10 && rest == 10 && value >= 7) ||
                              (value < 10 && (rest == 70 || rest == 90) && value >= 7) ||
                              (value >= 10 && value < 20 && (rest == 60 || rest == 80));
            if (zero || !fits || (started_ && current_ == 0 && total_ == 0)) return false;
            started_ = true;
            current_ += value;
            return true;
        }

        const Reader& reader_;
        std::int64_t total_ = 0;
        std::int64_t current_ = 0;
        std::int64_t scale_ = greatest_spelled;
        bool started_ = false;
        bool approximate_ = false;
    };

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
