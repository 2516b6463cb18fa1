#pragma once

#include "command_line/command.h"

namespace datapilot::command_line {

// `datapilot ask FILE… "question"`: needs no server and no database.
Command ask_command();

}  // namespace datapilot::command_line
