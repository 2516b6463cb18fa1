#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "base/text.h"

namespace datapilot::ai::answering {

inline constexpr std::size_t most_question_characters = 2000;

// Why this text cannot be worked on as a question, if it cannot: question_empty (no word in it),
// question_too_long, or validation_failed (not UTF-8).
std::optional<base::Error> objection_to(std::string_view question);

// The language that the small words of a question are in; French where they do not tell.
base::Language language_of(std::string_view question);

// The day it is in an IANA time zone; validation_failed where there is no such zone.
base::Result<base::Date> day_in(std::string_view time_zone, base::Instant now);

// "2025-12-31"; validation_failed where it is no day.
base::Result<base::Date> day_from_text(std::string_view text);

}  // namespace datapilot::ai::answering
