#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace datapilot::llm {

// A text of prompts/ in this language: "system", "duckdb", "postgresql", "mysql". Throws
// std::logic_error for a name that is not there.
std::string prompt(std::string_view name, base::Language language);

}  // namespace datapilot::llm
