#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Decimal numbers as text: no value of a question ever passes through a float.
namespace datapilot::questions::language {

// Without leading zeros, nor zeros at the end of the decimals: "007", "50" → "7.5".
std::string canonical(std::string whole, std::string decimals);

// Moves the decimal point to the right.
std::string shifted(const std::string& decimal, std::size_t places);

// "1.234,56", "1,234.56", "12,5", "1,234": a comma before three digits groups, as in English; a
// point does so only where `money` follows or where it comes back (1.234.567). None for dates and
// for more digits than a column holds.
std::optional<std::string> decimal_of(std::string_view text, bool money);

}  // namespace datapilot::questions::language
