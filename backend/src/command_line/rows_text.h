#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "command_line/terminal.h"
#include "results/display.h"

namespace datapilot::command_line {

// The rows as an aligned table with French numbers; where there is one dimension and one measure,
// each row ends with a bar. It keeps to the terminal's width.
std::string rows_text(const std::vector<results::ShownColumn>& columns, const results::Rows& rows,
                      const Terminal& terminal, base::Language language);

}  // namespace datapilot::command_line
