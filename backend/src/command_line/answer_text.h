#pragma once

#include <string>

#include "ai/answering/answer.h"
#include "command_line/terminal.h"

namespace datapilot::command_line {

// An answer as a person reads it in a terminal: how it was understood, the SQL, the rows, one
// sentence, the doubts, and what it took.
std::string answer_text(const ai::answering::Answer& answer, const Terminal& terminal);

}  // namespace datapilot::command_line
