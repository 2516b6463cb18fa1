#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "questions/language/periods.h"
#include "questions/language/tokens.h"

namespace datapilot::questions::language {

enum class TimeWordKind {
    month,
    month_short,
    weekday,
    grain,
    quarter,
    half_year,
    fiscal,
    decade,
    this_before,
    this_after,
    last_before,
    last_after,
    next_before,
    next_after,
    rolling_before,
    rolling_after,
    since,
    after,
    before,
    until,
    between,
    from,
    to,
    conjunction,
    or_after,
    or_before,
    ago_before,
    ago_after,
    day_offset,
    to_date,
    start_of,
    end_of,
    year_word,
    year_sign,
    determiner,
    each,
    no_grain,
    versus,
    same_period,
    last_year,
    year_on_year,
    previous_period,
};

// A phrase of data/times.tsv found in the question.
struct TimeWord {
    TimeWordKind kind{};
    int number = 0;            // of the month, weekday, quarter; days from today
    Grain grain = Grain::day;  // where the row's value is a grain
    TokenRange tokens;
};

// Every word of data/times.tsv, folded.
std::vector<std::string> time_vocabulary();

// The phrases of time in a question, by where they start.
class TimeWords {
  public:
    explicit TimeWords(std::span<const Token> tokens);

    // The longest phrase of this kind that starts at `position`.
    std::optional<TimeWord> at(std::size_t position, TimeWordKind kind) const;

  private:
    std::vector<std::vector<TimeWord>> found_;  // at each position, longest first
};

}  // namespace datapilot::questions::language
