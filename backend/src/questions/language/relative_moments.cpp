// Moments that depend on today.
#include <charconv>

#include "questions/language/moments.h"

namespace datapilot::questions::language {

namespace {

using Kind = TimeWordKind;

std::optional<int> count_of(const Number& number) {
    int value = 0;
    const auto& digits = number.decimal;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

Moment MomentReader::relative(TokenRange tokens, int offset, Grain grain) const {
    return {.tokens = tokens,
            .days = unit_of(plus(unit_of(calendar_.today, grain).begin, offset, grain), grain),
            .grain = grain,
            .relative = true};
}

// « N », « N-1 », « M-1 ».
std::optional<Moment> MomentReader::n_minus(std::size_t i) const {
    const auto letter = folded(i);
    const bool elided = i < tokens_.size() && tokens_[i].elided;
    if (elided || (letter != "n" && letter != "m")) return std::nullopt;
    const Grain grain = letter == "n" ? Grain::year : Grain::month;
    const auto number = number_at(i + 2, 1, 2);
    if (folded(i + 1) == "-" && joined(i + 1) && joined(i + 2) && number) {
        return relative({i, i + 3}, -static_cast<int>(*number), grain);
    }
    const bool capital = tokens_[i].text == "N";
    if (capital && folded(i + 1) != "-") return relative({i, i + 1}, 0, grain);
    return std::nullopt;
}

// « hier », « lundi dernier ».
std::optional<Moment> MomentReader::named_day(std::size_t i) const {
    if (const auto day = words_.at(i, Kind::day_offset)) {
        return relative(day->tokens, day->number, Grain::day);
    }
    const auto before = words_.at(i, Kind::last_before);
    const auto weekday = words_.at(before ? before->tokens.last : i, Kind::weekday);
    if (!weekday) return std::nullopt;
    const auto after = words_.at(weekday->tokens.last, Kind::last_after);
    if (!before && !after) return std::nullopt;
    const std::chrono::weekday today{std::chrono::sys_days{calendar_.today}};
    const int back = (static_cast<int>(today.iso_encoding()) - weekday->number + 6) % 7 + 1;
    return relative({i, after ? after->tokens.last : weekday->tokens.last}, -back, Grain::day);
}

// « à date », "YTD": from the first day of the year to today. « a date » without its accent is
// English.
std::optional<Moment> MomentReader::to_date(std::size_t i) const {
    const auto days_since_first = [&](TokenRange tokens, Grain grain) {
        return Moment{
            .tokens = tokens,
            .days = {unit_of(calendar_.today, grain).begin, plus_days(calendar_.today, 1)},
            .grain = grain,
            .relative = true};
    };
    if (const auto words = words_.at(i, Kind::to_date)) {
        return days_since_first(words->tokens, words->grain);
    }
    if ((tokens_[i].text == "à" || tokens_[i].text == "À") && folded(i + 1) == "date") {
        return days_since_first({i, i + 2}, Grain::year);
    }
    return std::nullopt;
}

std::optional<MomentReader::Length> MomentReader::length_at(std::size_t i) const {
    const auto* number = count_at(i);
    if (number == nullptr) return std::nullopt;
    const auto unit = words_.at(number->tokens.last, Kind::grain);
    const auto count = count_of(*number);
    if (!unit || !count) return std::nullopt;
    return Length{{i, unit->tokens.last}, *count, unit->grain};
}

// That long, today included.
std::optional<Moment> MomentReader::rolling(const Length& length) const {
    const auto end = plus_days(calendar_.today, 1);
    return Moment{.tokens = length.tokens,
                  .days = {plus(end, -length.count, length.grain), end},
                  .grain = length.grain,
                  .relative = true};
}

// « 12 derniers mois », "last 12 months", « 12 mois glissants ».
std::optional<Moment> MomentReader::counted(std::size_t i) const {
    auto before = words_.at(i, Kind::last_before);
    if (!before) before = words_.at(i, Kind::rolling_before);
    if (before) {
        auto length = length_at(before->tokens.last);
        if (!length) return std::nullopt;
        length->tokens.first = i;
        return rolling(*length);
    }
    if (auto length = length_at(i)) {
        auto after = words_.at(length->tokens.last, Kind::rolling_after);
        if (!after) after = words_.at(length->tokens.last, Kind::last_after);
        if (!after) return std::nullopt;
        length->tokens.last = after->tokens.last;
        return rolling(*length);
    }
    const auto* number = count_at(i);
    if (number == nullptr) return std::nullopt;
    const auto last = words_.at(number->tokens.last, Kind::last_before);
    const auto unit = last ? words_.at(last->tokens.last, Kind::grain) : std::nullopt;
    const auto count = count_of(*number);
    if (!unit || !count) return std::nullopt;
    return rolling({{i, unit->tokens.last}, *count, unit->grain});
}

// « il y a 3 jours », "3 days ago".
std::optional<Moment> MomentReader::ago(std::size_t i) const {
    const auto before = words_.at(i, Kind::ago_before);
    const auto length = length_at(before ? before->tokens.last : i);
    if (!length) return std::nullopt;
    const auto after = words_.at(length->tokens.last, Kind::ago_after);
    if (!before && !after) return std::nullopt;
    return relative({i, after ? after->tokens.last : length->tokens.last}, -length->count,
                    length->grain);
}

// « ce mois-ci », « la semaine dernière », "next quarter", « l'année en cours ».
std::optional<Moment> MomentReader::relative_unit(std::size_t i) const {
    const auto around = [&](Kind before, Kind after, int offset) -> std::optional<Moment> {
        const auto word = words_.at(i, before);
        const auto unit = words_.at(word ? word->tokens.last : i, Kind::grain);
        if (!unit) return std::nullopt;
        const auto end = words_.at(unit->tokens.last, after);
        if (!word && !end) return std::nullopt;
        return relative({i, end ? end->tokens.last : unit->tokens.last}, offset, unit->grain);
    };
    if (auto last = around(Kind::last_before, Kind::last_after, -1)) return last;
    if (auto next = around(Kind::next_before, Kind::next_after, 1)) return next;
    return around(Kind::this_before, Kind::this_after, 0);
}

}  // namespace datapilot::questions::language
