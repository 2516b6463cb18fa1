#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "worker/ingest/date_form.h"
#include "worker/ingest/number_form.h"

namespace datapilot::worker::ingest {

// What every cell of one column looks like; made by showing it each of them.
class ColumnProfile {
  public:
    void add(std::string_view cell, std::int64_t line);

    std::int64_t filled() const { return filled_; }    // neither empty nor a mark of absence
    std::int64_t missing() const { return missing_; }  // "NA", "null", "-" and the like
    bool hollow() const { return filled_ == 0 && missing_ == 0; }
    bool padded() const { return padded_; }

    std::int64_t booleans() const { return booleans_; }
    std::int64_t numbers(NumberForm form) const;
    std::int64_t any_number() const;
    std::size_t integer_digits(NumberForm form) const;
    std::int64_t dates(DateForm form) const;
    std::int64_t any_date() const;

    struct NumberTraits {
        std::array<std::uint16_t, number_forms> integer_digits{};
        std::array<std::uint16_t, number_forms> decimals{};
        bool zero_fraction = true;
        bool exponent = false;
        bool grouped = false;
        bool plus = false;
        bool other_minus = false;
        std::int64_t percents = 0;
        std::array<std::int64_t, 4> currencies{};
    };
    struct DateTraits {
        bool dash = false, slash = false, dot = false;
        std::int64_t short_years = 0;
        bool time = false, midnight = true, offset = false, letter_t = false, fraction = false;
        std::int64_t without_offset = 0;
    };
    const NumberTraits& number_traits() const { return number_; }
    const DateTraits& date_traits() const { return date_; }

    // Figures that all have the same length, or a first zero, are codes rather than amounts.
    bool looks_like_codes() const { return codes_ > 0 || smallest_integer_ == largest_integer_; }
    // The first cell that is neither a number nor a date nor a boolean.
    std::int64_t first_text_line() const { return first_text_line_; }
    const std::string& first_text() const { return first_text_; }

  private:
    bool add_integer(std::string_view text);
    void classify(std::string_view text, std::int64_t line);
    void add_number(const NumberShape& shape);
    void add_date(const DateShape& shape);
    void add_text(std::string_view text, std::int64_t line);

    std::int64_t filled_ = 0;
    std::int64_t missing_ = 0;
    bool padded_ = false;
    bool plain_text_ = false;  // so many texts that nothing else can come of it
    std::int64_t booleans_ = 0;
    std::int64_t integers_ = 0;          // of at most 18 digits, written in every form alike
    std::size_t smallest_integer_ = 99;  // in digits
    std::size_t largest_integer_ = 0;
    std::int64_t codes_ = 0;
    std::int64_t texts_ = 0;
    std::array<std::int64_t, 1 << number_forms> numbers_by_forms_{};
    std::array<std::int64_t, 1 << date_forms> dates_by_forms_{};
    NumberTraits number_;
    DateTraits date_;
    std::int64_t first_text_line_ = 0;
    std::string first_text_;
};

// The ways in which files write "no value" where a number or a date stands.
inline constexpr std::array<std::string_view, 12> missing_marks{
    "na", "n/a", "#n/a", "nan", "null", "nil", "none", "-", "--", "nd", "n.d.", "n.c."};

}  // namespace datapilot::worker::ingest
