#pragma once

#include <string>
#include <vector>

#include "results/result_table.h"

namespace datapilot::command_line {

// A bar for each number, the longest of them this many columns, to an eighth of one; a missing
// number has none. Bars of numbers below zero are hatched.
std::vector<std::string> bars(const std::vector<results::Cell>& numbers, std::size_t columns);

}  // namespace datapilot::command_line
