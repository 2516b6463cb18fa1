#pragma once

#include <optional>

#include "base/text.h"
#include "command_line/session.h"

namespace CLI {
class App;
}

namespace datapilot::command_line {

void add_engine(CLI::App& app, Engine& engine);
void add_language(CLI::App& app, std::optional<base::Language>& language);

}  // namespace datapilot::command_line
