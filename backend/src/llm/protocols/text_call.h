#pragma once

#include <optional>
#include <string_view>

#include "llm/provider.h"

namespace datapilot::llm {

// The call that a model wrote as text, bare or in a ```json fence: {"name": …, "arguments": {…}}.
// Nothing where the text is no such object.
std::optional<ToolCall> call_in_text(std::string_view text);

}  // namespace datapilot::llm
