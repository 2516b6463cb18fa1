#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace datapilot::questions::language {

// Rows of a data file: cells separated by tabs, blanks trimmed; empty lines and lines that start
// with # are for the reader. Throws std::logic_error where a row has fewer than `columns` cells:
// the file went inside the program, so a test must have caught it.
std::vector<std::vector<std::string>> rows_of(std::string_view text, std::size_t columns);

// The parts of a cell, separated by `separator`, trimmed, none empty.
std::vector<std::string> parts_of(std::string_view cell, char separator = ',');

// "tri(e)(s) par" → tri par, trie par, tris par, tries par.
std::vector<std::string> with_options(const std::string& phrase);

}  // namespace datapilot::questions::language
