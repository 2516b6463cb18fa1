#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace datapilot::questions {

// The value of a column that says yes, or no: "O" beside "N", true, 1. None where its values are
// no such two.
std::optional<std::string> yes_value(const catalog::Column& column);
std::optional<std::string> no_value(const catalog::Column& column);
// The values that say that there is none: "Aucune", "Néant".
std::vector<std::string> none_values(const catalog::Column& column);

}  // namespace datapilot::questions
