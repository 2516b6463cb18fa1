#pragma once

#include "command_line/command.h"

namespace datapilot::command_line {

// `datapilot eval --questions Q.jsonl --out A.jsonl`: answers a file of questions.
Command eval_command();

}  // namespace datapilot::command_line
