#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "query_plan/query_plan.h"
#include "questions/language/lexicon.h"
#include "questions/language/tokens.h"

// « évolution entre T1 et T2 », « moins d'abstentions au 2nd tour qu'au 1er »: one question, asked
// of two tables of one shape.
namespace datapilot::questions {

// What is asked of the two sides.
struct SidesAsked {
    bool change = false;                            // the difference
    bool percent = false;                           // of the first
    bool points = false;                            // a difference of rates
    std::optional<query_plan::Comparator> keeps{};  // only where first … second
    bool only_changed = false;           // « où le loyer a augmenté », in `direction`
    std::optional<std::int64_t> rows{};  // those that changed most
    query_plan::Direction direction = query_plan::Direction::descending;
};

// Reads the words that set two tables against each other, and blanks them: what is left is asked of
// each table.
SidesAsked take_sides(std::string& text, std::span<const language::Token> tokens,
                      const language::Lexicon& lexicon);

// One plan of two that ask the same of two tables; none where they have nothing to compare.
std::optional<query_plan::QueryPlan> side_by_side(query_plan::QueryPlan first,
                                                  const std::string& first_name,
                                                  query_plan::QueryPlan second,
                                                  const std::string& second_name,
                                                  const SidesAsked& asked);

}  // namespace datapilot::questions
