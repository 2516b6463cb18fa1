#pragma once

#include <optional>

#include "questions/request.h"
#include "questions/source.h"

// A question that changes the one before it: « et par région ? », « uniquement l'Allemagne ».
namespace datapilot::questions {

// Whether the words ask nothing that stands alone, or say that they go on from what was asked.
bool follows_up(const Request& said);

// Whether the words only take something away: « sans le filtre », « enlève la région ».
bool removes(const Request& said);

// Takes it away from the request before; false where nothing of the kind was there.
bool take_away(Request& before, const Request& said);

// The request that a plan answers; none where a part of it has no such form (nested plans).
std::optional<Request> request_of(const Source& source, const query_plan::QueryPlan& plan);

// The request before, with what is said now in the place of what it replaces.
Request followed_up(Request before, Request said);

}  // namespace datapilot::questions
