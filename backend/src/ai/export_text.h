#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "results/display.h"

// The rows of an answer as a file; each piece is a line, so that a long file is never whole in
// memory.
namespace datapilot::ai {

// CSV for a French spreadsheet: UTF-8 with BOM, `;`, CRLF, decimal comma, dd/mm/yyyy.
std::string csv_header(const std::vector<results::ShownColumn>& columns);
std::string csv_line(const std::vector<results::ShownColumn>& columns, results::Row row);

// One object of a JSON array, by column names.
boost::json::object json_row(const std::vector<results::ShownColumn>& columns, results::Row row);

// "chiffre-d-affaires-par-region", from a question.
std::string file_stem(std::string_view question);

}  // namespace datapilot::ai
