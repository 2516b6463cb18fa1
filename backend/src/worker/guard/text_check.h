#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace datapilot::worker::guard {

struct TextLimits {
    std::size_t bytes = 8'192;
    int bracket_depth = 100;
    int operators = 600;  // each can make the parser's tree one level deeper
};

// Refuses, before any parser sees it, text that could break one: too long, not UTF-8, with a NUL,
// nested too deep, with too long a chain of operators.
base::Result<void> check_text(std::string_view sql, const TextLimits& limits = {});

}  // namespace datapilot::worker::guard
