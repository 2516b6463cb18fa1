#include "questions/language/spelled_number.h"

#include <algorithm>
#include <cstdint>

#include "questions/language/number_words.h"

namespace datapilot::questions::language {

namespace {

constexpr std::int64_t greatest = 1'000'000'000'000'000;

// Adds up the words from left to right.
class Spelled {
  public:
    explicit Spelled(std::span<const Token> tokens) : tokens_(tokens) {}

    std::optional<Number> read(std::size_t first) {
        auto i = first;
        for (auto next = word(i); next && take(*next); next = word(i)) {
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
    std::optional<NumberWord> word(std::size_t i) const {
        return i < tokens_.size() ? number_word(tokens_[i]) : std::nullopt;
    }
    // « vingt et un », "two hundred and five": only where a number goes on.
    bool links(std::size_t i) const {
        if (i >= tokens_.size()) return false;
        const auto& link = tokens_[i].folded;
        const auto next = word(i + 1);
        if (!next || next->kind != NumberWordKind::cardinal) return false;
        if (link == "et") {
            const auto tens = current_ % 100;
            return tens >= 20 && tens % 10 == 0 && (next->value == 1 || next->value == 11);
        }
        return link == "and" && current_ >= 100 && current_ % 100 == 0;
    }
    bool take(NumberWord next) {
        if (approximate_ || total_ + current_ * std::max<std::int64_t>(next.value, 1) > greatest) {
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

    std::span<const Token> tokens_;
    std::int64_t total_ = 0;
    std::int64_t current_ = 0;
    std::int64_t scale_ = greatest;
    bool started_ = false;
    bool approximate_ = false;
};

}  // namespace

std::optional<Number> spelled_number(std::span<const Token> tokens, std::size_t first) {
    return Spelled(tokens).read(first);
}

}  // namespace datapilot::questions::language
