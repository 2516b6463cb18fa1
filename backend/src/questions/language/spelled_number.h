#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "questions/language/numbers.h"

namespace datapilot::questions::language {

// The cardinal number in letters that starts at `first`: « deux mille trois cent vingt et un »,
// "two hundred and five", « une douzaine ».
std::optional<Number> spelled_number(std::span<const Token> tokens, std::size_t first);

}  // namespace datapilot::questions::language
