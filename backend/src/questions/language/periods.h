#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "query_plan/query_plan.h"
#include "questions/language/tokens.h"

namespace datapilot::questions::language {

using query_plan::Grain;

// What dates depend on; weeks start on Monday and are numbered by ISO 8601.
struct Calendar {
    base::Date today;
    unsigned fiscal_first_month = 1;  // « exercice 2024/2025 » starts here
};

// Half-open: begin <= date < end. No begin: since ever. No end: for ever.
struct DateRange {
    std::optional<base::Date> begin;
    std::optional<base::Date> end;
    bool operator==(const DateRange&) const = default;
};

enum class Certainty {
    certain,
    year_assumed,  // « en mars », « T1 »: the latest one that has begun by today was taken
    // A bare number that may be a year: "2014". Where `marked` is set, a word before it (en,
    // depuis, avant, année) makes the year likely.
    year_or_number,
};

struct Period {
    TokenRange tokens;  // with the words that bound it: « depuis le », "between"
    DateRange range;
    // How fine the words are: « mars 2025 » month, « les 30 derniers jours » day.
    Grain grain = Grain::day;
    Certainty certainty = Certainty::certain;
    bool relative = false;  // depends on today: « hier », « N-1 », « ce mois-ci »
    bool marked = false;
    std::string words;  // as the user wrote it
};

// « vs N-1 », « par rapport à l'an dernier », « même période N-1 »: another range to set beside
// the question's own.
struct PeriodComparison {
    enum class With {
        same_period_last_year,
        previous_period,  // the range of the same length just before
        explicit_period,  // « 2025 vs 2024 »: `period` says which
    };
    TokenRange tokens;
    With with = With::same_period_last_year;
    std::optional<Period> period{};
    DateRange so_far{};  // this year until today: what is compared where no period is said
};

// « par mois », « mensuel », « mois par mois », "weekly".
struct GrainMention {
    TokenRange tokens;
    Grain grain = Grain::month;
    bool bare = false;  // « les mois où … »: the noun alone
};

struct Times {
    std::vector<Period> periods;  // in order, none overlapping
    std::vector<PeriodComparison> comparisons;
    std::vector<GrainMention> grains;
};

Times times(std::span<const Token> tokens, const Calendar& calendar);

// The same range shifted by whole years (29 February becomes the 28th) or by its own length.
DateRange one_year_before(const DateRange& range);
DateRange just_before(const DateRange& range, Grain grain);

}  // namespace datapilot::questions::language
