#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "questions/language/dates.h"
#include "questions/language/numbers.h"
#include "questions/language/periods.h"
#include "questions/language/time_words.h"

namespace datapilot::questions::language {

// A stretch of days that words name, before any word bounds it: « mars 2025 », « hier », « T1 ».
struct Moment {
    // A unit said without its year: it is settled by the words around it.
    struct Yearless {
        Grain grain = Grain::month;
        unsigned number = 1;  // of the month, quarter, half or week; of the month for a day
        unsigned day = 0;     // for a day
    };

    TokenRange tokens;
    Days days;
    Grain grain = Grain::day;
    bool relative = false;
    std::optional<Yearless> yearless{};  // no year was said; `days` are of the latest one begun
    bool bare_year = false;              // four digits and nothing else
};

// Reads moments at any token of one question.
class MomentReader {
  public:
    MomentReader(std::span<const Token> tokens, const TimeWords& words, const Calendar& calendar);

    // The moment that starts at `position`, its own words only (no « en », no « le »).
    std::optional<Moment> at(std::size_t position) const;
    // « 3 mois », "30 days" as the days up to today that long; the length alone when there is one.
    struct Length {
        TokenRange tokens;
        int count = 0;
        Grain grain = Grain::day;
    };
    std::optional<Length> length_at(std::size_t position) const;
    std::optional<Moment> rolling(const Length& length) const;
    // « l'année », "the month" where it is today's.
    Moment current(TokenRange tokens, Grain grain) const { return relative(tokens, 0, grain); }
    // A day of the month with no month: « du 3 au 15 avril ».
    std::optional<unsigned> day_number(std::size_t position) const;
    // The same unit in another year; nothing where it has none (29 February, week 53).
    std::optional<Days> in_year(const Moment::Yearless& unit, int year) const;

  private:
    std::optional<Moment> numeric_date(std::size_t i) const;
    std::optional<Moment> date_of_parts(TokenRange tokens,
                                        std::span<const std::string_view> parts) const;
    std::optional<Moment> day_month_numbers(TokenRange tokens,
                                            const std::array<int, 3>& values) const;
    std::optional<TimeWord> month_name(std::size_t i) const;
    std::optional<Moment> day_and_month(std::size_t i) const;
    std::optional<Moment> month_and_day(std::size_t i) const;
    std::optional<Moment> month(std::size_t i) const;
    std::optional<Moment> numbered(std::size_t i) const;
    std::optional<Moment> fiscal_year(std::size_t i) const;
    std::optional<Moment> decade(std::size_t i) const;
    std::optional<Moment> year(std::size_t i) const;
    std::optional<Moment> n_minus(std::size_t i) const;
    std::optional<Moment> named_day(std::size_t i) const;
    std::optional<Moment> to_date(std::size_t i) const;
    std::optional<Moment> counted(std::size_t i) const;
    std::optional<Moment> ago(std::size_t i) const;
    std::optional<Moment> relative_unit(std::size_t i) const;

    Moment relative(TokenRange tokens, int offset, Grain grain) const;
    std::optional<Moment> yearless(TokenRange tokens, Moment::Yearless unit) const;
    // Adds the year that follows, if any: « mars 2025 », « mars de l'an dernier », "last".
    std::optional<Moment> settled(Moment moment) const;
    std::optional<int> year_at(std::size_t i) const;
    std::optional<unsigned> number_at(std::size_t i, std::size_t least_digits,
                                      std::size_t most_digits) const;
    const Number* count_at(std::size_t i) const;
    std::string_view folded(std::size_t i) const;
    bool joined(std::size_t i) const;
    bool inside_digits(std::size_t i) const;
    std::size_t after_determiners(std::size_t i) const;
    int this_year() const { return static_cast<int>(calendar_.today.year()); }

    std::span<const Token> tokens_;
    const TimeWords& words_;
    Calendar calendar_;
    std::vector<Number> numbers_;
};

}  // namespace datapilot::questions::language
