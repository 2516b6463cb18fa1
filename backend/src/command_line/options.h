#pragma once

#include <optional>

#include "ai/answering/asked.h"
#include "base/text.h"

namespace CLI {
class App;
}

namespace datapilot::command_line {

void add_engine(CLI::App& app, ai::answering::EngineWish& engine);
void add_language(CLI::App& app, std::optional<base::Language>& language);

}  // namespace datapilot::command_line
