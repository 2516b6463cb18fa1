#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "results/display.h"

namespace datapilot::ai {

// What a spreadsheet opens: real numbers, dates and booleans, shown in the reader's own locale.
struct Workbook {
    std::string title;
    const std::vector<results::ShownColumn>& columns;
    const results::Rows& rows;
};

// Writes an .xlsx file into the folder, row by row: beside what is exported, memory holds one row.
// Slow for many rows, and no business of the event loop. Throws where it cannot be written.
std::filesystem::path write_workbook(const Workbook& workbook, const std::filesystem::path& folder);

}  // namespace datapilot::ai
