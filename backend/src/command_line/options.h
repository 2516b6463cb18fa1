#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "base/text.h"
#include "command_line/session.h"

namespace CLI {
class App;
}

namespace datapilot::command_line {

void add_engine(CLI::App& app, Engine& engine);
void add_language(CLI::App& app, std::optional<base::Language>& language);

// "2025-12-31"; validation_failed where it is no day.
base::Result<base::Date> day_from_text(std::string_view text);

}  // namespace datapilot::command_line
