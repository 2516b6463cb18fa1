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

std::optional<int> to_number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

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
    const auto value = to_number(found->decimal);
    return value && *value > 0 && *value <= most_units ? &*found : nullptr;
}

std::optional<unsigned> MomentReader::number_at(std::size_t i, std::size_t least_digits,
                                                std::size_t most_digits) const {
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::number) return std::nullopt;
    const auto& digits = tokens_[i].folded;
    if (digits.size() < least_digits || digits.size() > most_digits) return std::nullopt;
    const auto value = to_number(digits);
    if (!value) return std::nullopt;
    return static_cast<unsigned>(*value);
}

std::optional<int> MomentReader::year_at(std::size_t i) const {
    const auto value = number_at(i, 4, 4);
    if (!value) return std::nullopt;
    const int year = static_cast<int>(*value);
    const bool counts_money = folded(i + 1) == "€" || folded(i + 1) == "%" || folded(i + 1) == "$";
    if (year < first_year || year > last_year || counts_money) return std::nullopt;
    return year;
}

std::optional<unsigned> MomentReader::day_number(std::size_t i) const {
    constexpr unsigned longest_month = 31;
    auto value = number_at(i, 1, 2);
    if (!value) {
        const auto found = std::ranges::find(numbers_, TokenRange{i, i + 1}, &Number::tokens);
        if (found == numbers_.end() || !found->ordinal) return std::nullopt;
        const auto day = to_number(found->decimal);
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

// Whether the number goes on from one or two digits: the year of « 30/02/2025 », the 13 of
// « 2025-13 ».
bool MomentReader::inside_digits(std::size_t i) const {
    if (i < 2 || !joined(i) || !joined(i - 1)) return false;
    const auto sign = folded(i - 1);
    if (sign != "/" && sign != "-") return false;
    return number_at(i, 1, 2) || (number_at(i, 4, 4) && number_at(i - 2, 1, 2));
}

// 31/12/2025, 2025-12-31, 31.12.2025, 12/2025, 2025-12, 31/12.
std::optional<Moment> MomentReader::numeric_date(std::size_t i) const {
    std::vector<std::string_view> parts;
    std::size_t last = i;
    if (tokens_[i].kind != TokenKind::number || inside_digits(i)) return std::nullopt;
    if (const auto& dotted = tokens_[i].folded; std::ranges::count(dotted, '.') == 2) {
        for (std::size_t begin = 0; begin < dotted.size();) {
            const auto end = std::min(dotted.find('.', begin), dotted.size());
            parts.push_back(std::string_view(dotted).substr(begin, end - begin));
            begin = end + 1;
        }
        last = i + 1;
    } else {
        parts.push_back(dotted);
        const auto sign = folded(i + 1);
        last = i + 1;
        while (parts.size() < 3 && (sign == "/" || sign == "-") && folded(last) == sign &&
               joined(last) && joined(last + 1) && number_at(last + 1, 1, 4)) {
            parts.push_back(folded(last + 1));
            last += 2;
        }
    }
    if (parts.size() < 2) return std::nullopt;
    return date_of_parts({i, last}, parts);
}

std::optional<Moment> MomentReader::date_of_parts(TokenRange tokens,
                                                  std::span<const std::string_view> parts) const {
    std::array<int, 3> values{};
    for (std::size_t k = 0; k < parts.size(); ++k) values[k] = to_number(parts[k]).value_or(0);
    const auto is_year = [&](std::size_t k) {
        return parts[k].size() == 4 && values[k] >= first_year && values[k] <= last_year;
    };
    const auto unsigned_at = [&](std::size_t k) { return static_cast<unsigned>(values[k]); };
    std::optional<Days> days;
    Grain grain = Grain::day;
    if (parts.size() == 2) {
        const bool first = is_year(0) && parts[1].size() == 2;
        if (!first && !(is_year(1) && parts[0].size() <= 2))
            return day_month_numbers(tokens, values);
        days = numbered_unit(values[first ? 0 : 1], unsigned_at(first ? 1 : 0), Grain::month);
        grain = Grain::month;
    } else if (is_year(0)) {
        days = single_day(values[0], unsigned_at(1), unsigned_at(2));
    } else {
        constexpr int century = 2000;
        constexpr int pivot = 70;
        auto year = values[2];
        if (parts[2].size() == 2) year += year < pivot ? century : century - 100;
        if (parts[2].size() != 2 && !is_year(2)) return std::nullopt;
        days = single_day(year, unsigned_at(1), unsigned_at(0));
        if (!days) days = single_day(year, unsigned_at(0), unsigned_at(1));
    }
    if (!days) return std::nullopt;
    return Moment{.tokens = tokens, .days = *days, .grain = grain};
}

// « 15/04 » needs both digits of both, or it is a fraction.
std::optional<Moment> MomentReader::day_month_numbers(TokenRange tokens,
                                                      const std::array<int, 3>& values) const {
    const bool slash = folded(tokens.first + 1) == "/";
    if (!slash || !number_at(tokens.first, 2, 2) || !number_at(tokens.first + 2, 2, 2)) {
        return std::nullopt;
    }
    return yearless(
        tokens, {Grain::day, static_cast<unsigned>(values[1]), static_cast<unsigned>(values[0])});
}

// « 1er mars 2025 », "15th of August 2025", "3 avr."
std::optional<Moment> MomentReader::day_and_month(std::size_t i) const {
    const auto day = day_number(i);
    if (!day) return std::nullopt;
    const auto next = folded(i + 1) == "of" ? i + 2 : i + 1;
    const auto month = month_name(next);
    if (!month) return std::nullopt;
    return yearless({i, month->tokens.last},
                    {Grain::day, static_cast<unsigned>(month->number), *day});
}

// "August 15, 2025"; « mars 15 » is none: in French the day comes first.
std::optional<Moment> MomentReader::month_and_day(std::size_t i) const {
    const auto month = month_name(i);
    if (!month) return std::nullopt;
    const auto day = day_number(month->tokens.last);
    if (!day) return std::nullopt;
    return yearless({i, month->tokens.last + 1},
                    {Grain::day, static_cast<unsigned>(month->number), *day});
}

// The name of a month, with the point of an abbreviation.
std::optional<TimeWord> MomentReader::month_name(std::size_t i) const {
    if (const auto month = words_.at(i, Kind::month)) return month;
    auto month = words_.at(i, Kind::month_short);
    if (month && folded(month->tokens.last) == "." && joined(month->tokens.last)) {
        ++month->tokens.last;
    }
    return month;
}

// « mars », « mars 2025 »; "may" and short names are months only where a year follows.
std::optional<Moment> MomentReader::month(std::size_t i) const {
    const auto month = month_name(i);
    if (!month) return std::nullopt;
    auto moment = yearless(month->tokens, {Grain::month, static_cast<unsigned>(month->number)});
    const bool doubtful = !words_.at(i, Kind::month) || folded(i) == "may";
    const bool introduced = i > 0 && words_.at(i - 1, Kind::year_sign).has_value();
    if (moment && moment->yearless && doubtful && !introduced) return std::nullopt;
    return moment;
}

// « T1 2025 », « 3e trimestre », « second semestre », « semaine 12 », "week 12".
std::optional<Moment> MomentReader::numbered(std::size_t i) const {
    if (const auto quarter = words_.at(i, Kind::quarter)) {
        return yearless(quarter->tokens, {Grain::quarter, static_cast<unsigned>(quarter->number)});
    }
    if (const auto half = words_.at(i, Kind::half_year)) {
        return yearless(half->tokens, {Grain::half_year, static_cast<unsigned>(half->number)});
    }
    if (const auto unit = words_.at(i, Kind::grain)) {
        const auto number = number_at(unit->tokens.last, 1, 2);
        const bool counts = unit->grain != Grain::day && unit->grain != Grain::year;
        if (!number || !counts) return std::nullopt;
        return yearless({i, unit->tokens.last + 1}, {unit->grain, *number});
    }
    const auto ordinal = std::ranges::find(numbers_, TokenRange{i, i + 1}, &Number::tokens);
    if (ordinal == numbers_.end() || !ordinal->ordinal) return std::nullopt;
    const auto unit = words_.at(i + 1, Kind::grain);
    const auto value = to_number(ordinal->decimal);
    if (!unit || !value) return std::nullopt;
    if (unit->grain != Grain::quarter && unit->grain != Grain::half_year) return std::nullopt;
    return yearless({i, unit->tokens.last}, {unit->grain, static_cast<unsigned>(*value)});
}

// « exercice 2024/2025 », "FY2025": named by the year it starts in, as people name two years.
std::optional<Moment> MomentReader::fiscal_year(std::size_t i) const {
    const auto word = words_.at(i, Kind::fiscal);
    if (!word) return std::nullopt;
    const auto starting_in = [&](int year, std::size_t last, bool relative) {
        const auto begin =
            std::chrono::year{year} / std::chrono::month{calendar_.fiscal_first_month} / 1;
        return Moment{.tokens = {i, last},
                      .days = {begin, plus_months(begin, 12)},
                      .grain = Grain::year,
                      .relative = relative};
    };
    const auto number = after_determiners(word->tokens.last);
    if (const auto year = year_at(number)) {
        const bool pair = (folded(number + 1) == "/" || folded(number + 1) == "-") &&
                          joined(number + 1) && number_at(number + 2, 2, 4);
        return starting_in(*year, number + (pair ? 3 : 1), false);
    }
    const bool begun =
        static_cast<unsigned>(calendar_.today.month()) >= calendar_.fiscal_first_month;
    const int current = this_year() - (begun ? 0 : 1);
    if (const auto now = words_.at(word->tokens.last, Kind::this_after)) {
        return starting_in(current, now->tokens.last, true);
    }
    if (const auto last = words_.at(word->tokens.last, Kind::last_after)) {
        return starting_in(current - 1, last->tokens.last, true);
    }
    return std::nullopt;
}

// « années 90 », "1990s".
std::optional<Moment> MomentReader::decade(std::size_t i) const {
    constexpr int length = 10;
    const auto over_ten_years = [](TokenRange tokens, int year) {
        return Moment{.tokens = tokens,
                      .days = {whole_year(year).begin, whole_year(year + length).begin},
                      .grain = Grain::year};
    };
    const auto english = folded(i);
    if (english.ends_with('s') && english.size() >= 3 && english.size() <= 5) {
        const auto digits = to_number(english.substr(0, english.size() - 1));
        if (digits && *digits % length == 0) {
            const int year = *digits < 100 ? 1900 + *digits : *digits;
            if (year >= first_year && year <= last_year) return over_ten_years({i, i + 1}, year);
        }
    }
    const auto word = words_.at(i, Kind::decade);
    if (!word) return std::nullopt;
    const auto last = word->tokens.last;
    const auto number = number_at(last, 2, 4);
    if (!number || *number % length != 0) return std::nullopt;
    const auto value = static_cast<int>(*number);
    // « années 20 »: of this century where they have begun.
    int year = value < 100 ? 1900 + value : value;
    if (value < 100 && year + 100 <= this_year()) year += value < 50 ? 100 : 0;
    if (year < first_year || year > last_year) return std::nullopt;
    return over_ten_years({i, last + 1}, year);
}

std::optional<Moment> MomentReader::year(std::size_t i) const {
    const auto word = words_.at(i, Kind::year_word);
    const auto number = word ? word->tokens.last : i;
    const auto year = year_at(number);
    if (!year || inside_digits(number) || inside_digits(number + 2)) return std::nullopt;
    return Moment{.tokens = {i, number + 1},
                  .days = whole_year(*year),
                  .grain = Grain::year,
                  .bare_year = !word};
}

}  // namespace datapilot::questions::language
