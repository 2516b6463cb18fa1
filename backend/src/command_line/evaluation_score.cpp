#include "command_line/evaluation_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace datapilot::command_line {
namespace {

namespace json = boost::json;
using Cells = std::vector<std::string>;

std::string cell_text(const json::value& cell) {
    if (cell.is_null()) return "∅";
    if (cell.is_number()) return fmt::format("{:.9g}", cell.to_number<double>());
    if (cell.is_bool()) return cell.as_bool() ? "true" : "false";
    const auto* text = cell.if_string();
    if (!text) return "?";
    // An exact number is a text in our answers and a number in a set's.
    char* end = nullptr;
    const double number = std::strtod(text->c_str(), &end);
    const bool whole = !text->empty() && end == text->c_str() + text->size();
    return whole ? fmt::format("{:.9g}", number) : std::string{*text};
}

std::vector<Cells> sorted(const json::array& rows) {
    std::vector<Cells> all;
    for (const auto& row : rows) {
        Cells cells;
        for (const auto& cell : row.as_array()) cells.push_back(cell_text(cell));
        std::ranges::sort(cells);
        all.push_back(std::move(cells));
    }
    std::ranges::sort(all);
    return all;
}

}  // namespace

bool is_right(const json::array& rows, const KnownRows& right) {
    const auto given = sorted(rows);
    return std::ranges::any_of(right,
                               [&](const json::array& known) { return sorted(known) == given; });
}

}  // namespace datapilot::command_line
