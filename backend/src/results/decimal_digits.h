#pragma once

#include <string>
#include <string_view>

#include "results/result_table.h"

// Numbers as their decimal digits: no digit is lost in a float on its way to a person.
namespace datapilot::results {

// Exact decimal digits of a number cell, without an exponent; empty for any other cell.
std::string digits_of(const Cell& cell);

// "1234.5" with 2 decimals becomes "1 234,50": narrow no-break spaces, a comma, rounded half away
// from zero.
std::string french_number(std::string_view digits, int decimals);

// How many decimals a person wants to see of this number: its own, at most two (four of a number
// so small that two would show nothing).
int shown_decimals(std::string_view digits);

// Whether the first number is the smaller one.
bool less(std::string_view left, std::string_view right);

}  // namespace datapilot::results
