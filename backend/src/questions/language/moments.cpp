#include "questions/language/moments.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace datapilot::questions::language {

namespace {

using Kind = TimeWordKind;

constexpr int first_year = 1800;
constexpr int last_year = 2199;
constexpr int most_units = 10'000;

}  // namespace

std::optional<int> small_number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

bool is_year(int number) {
    return number >= first_year && number <= last_year;
}

MomentReader::MomentReader(std::span<const Token> tokens, const TimeWords& words,
                           const Calendar& calendar)
    : tokens_(tokens), words_(words), calendar_(calendar), numbers_(numbers(tokens)) {}

std::string_view MomentReader::folded(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind != TokenKind::quoted
               ? std::string_view(tokens_[i].folded)
               : std::string_view{};
}

bool MomentReader::joined(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].joined;
}

const Number* MomentReader::count_at(std::size_t i) const {
    const auto found =
        std::ranges::find(numbers_, i, [](const Number& number) { return number.tokens.first; });
    if (found == numbers_.end() || found->ordinal || found->unit != Unit::none) return nullptr;
    const auto value = small_number(found->decimal);
    return value && *value > 0 && *value <= most_units ? &*found : nullptr;
}

std::optional<unsigned> MomentReader::number_at(std::size_t i, std::size_t least_digits,
                                                std::size_t most_digits) const {
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::number) return std::nullopt;
    const auto& digits = tokens_[i].folded;
    if (digits.size() < least_digits || digits.size() > most_digits) return std::nullopt;
    const auto value = small_number(digits);
    if (!value) return std::nullopt;
    return static_cast<unsigned>(*value);
}

std::optional<int> MomentReader::year_at(std::size_t i) const {
    const auto value = number_at(i, 4, 4);
    if (!value) return std::nullopt;
    const int year = static_cast<int>(*value);
    const bool counts_money = folded(i + 1) == "€" || folded(i + 1) == "%" || folded(i + 1) == "$";
    if (!is_year(year) || counts_money) return std::nullopt;
    return year;
}

std::optional<unsigned> MomentReader::day_number(std::size_t i) const {
    constexpr unsigned longest_month = 31;
    auto value = number_at(i, 1, 2);
    if (!value) {
        const auto found = std::ranges::find(numbers_, TokenRange{i, i + 1}, &Number::tokens);
        if (found == numbers_.end() || !found->ordinal) return std::nullopt;
        const auto day = small_number(found->decimal);
        if (!day) return std::nullopt;
        value = static_cast<unsigned>(*day);
    }
    return *value >= 1 && *value <= longest_month ? value : std::nullopt;
}

std::size_t MomentReader::after_determiners(std::size_t i) const {
    constexpr int most = 3;
    for (int count = 0; count < most; ++count) {
        const auto word = words_.at(i, Kind::determiner);
        if (!word) break;
        i = word->tokens.last;
    }
    return i;
}

std::optional<Days> MomentReader::in_year(const Moment::Yearless& unit, int year) const {
    if (unit.grain == Grain::day) return single_day(year, unit.number, unit.day);
    return numbered_unit(year, unit.number, unit.grain);
}

// The latest one that has begun; 29 February may be up to eight years ago.
std::optional<Moment> MomentReader::yearless(TokenRange tokens, Moment::Yearless unit) const {
    constexpr int rarest = 8;
    for (int year = this_year() + 1; year >= this_year() - rarest; --year) {
        const auto days = in_year(unit, year);
        if (!days || days->begin > calendar_.today) continue;
        return settled({.tokens = tokens, .days = *days, .grain = unit.grain, .yearless = unit});
    }
    return std::nullopt;
}

std::optional<Moment> MomentReader::settled(Moment moment) const {
    const auto unit = *moment.yearless;
    const auto settle = [&](std::size_t last, int year, bool relative) -> std::optional<Moment> {
        const auto days = in_year(unit, year);
        if (!days) return std::nullopt;
        return Moment{.tokens = {moment.tokens.first, last},
                      .days = *days,
                      .grain = moment.grain,
                      .relative = relative};
    };
    auto next = moment.tokens.last;
    if (folded(next) == ",") ++next;
    const auto word = words_.at(after_determiners(next), Kind::year_word);
    const auto number = word ? word->tokens.last : after_determiners(next);
    if (const auto year = year_at(number)) return settle(number + 1, *year, false);
    if (const auto last = words_.at(next, Kind::last_after)) {
        const auto today = unit_of(calendar_.today, unit.grain);
        const bool now = moment.days.begin >= today.begin;
        const auto year = static_cast<int>(moment.days.begin.year()) - (now ? 1 : 0);
        return settle(last->tokens.last, year, true);
    }
    auto whole = n_minus(after_determiners(next));
    if (!whole) whole = relative_unit(after_determiners(next));
    if (whole && whole->grain == Grain::year) {
        return settle(whole->tokens.last, static_cast<int>(whole->days.begin.year()), true);
    }
    return moment;
}

std::optional<Moment> MomentReader::at(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind == TokenKind::quoted) return std::nullopt;
    using Read = std::optional<Moment> (MomentReader::*)(std::size_t) const;
    // The most specific forms first.
    static constexpr std::array<Read, 14> forms{
        &MomentReader::numeric_date,  &MomentReader::day_and_month, &MomentReader::month_and_day,
        &MomentReader::month,         &MomentReader::counted,       &MomentReader::numbered,
        &MomentReader::fiscal_year,   &MomentReader::decade,        &MomentReader::ago,
        &MomentReader::n_minus,       &MomentReader::named_day,     &MomentReader::to_date,
        &MomentReader::relative_unit, &MomentReader::year};
    for (const auto form : forms) {
        if (auto moment = (this->*form)(i)) return moment;
    }
    return std::nullopt;
}

}  // namespace datapilot::questions::language
