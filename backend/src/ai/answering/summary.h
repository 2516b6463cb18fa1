#pragma once

#include <string>

#include "ai/answering/answer.h"

namespace datapilot::ai::answering {

// One sentence computed from the result, in the question's language; each number in it is one of
// the rows'. Empty where the rows speak for themselves.
std::string summarise(const Outcome& outcome, base::Language language);

}  // namespace datapilot::ai::answering
