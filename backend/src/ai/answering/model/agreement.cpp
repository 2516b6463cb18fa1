#include "ai/answering/model/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "results/decimal_digits.h"

namespace datapilot::ai::answering::model {
namespace {

// A cell as it is compared: one average may be rounded where the other is not, so numbers are
// equal when nine digits of them are.
std::string compared(const results::Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) return "∅";
    if (const auto* text = std::get_if<std::string>(&cell)) return "t" + *text;
    if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
    const auto digits = results::digits_of(cell);
    return fmt::format("{:.9g}", std::strtod(digits.c_str(), nullptr));
}

std::vector<std::vector<std::string>> columns_of(const results::Rows& rows) {
    std::vector<std::vector<std::string>> columns(rows.empty() ? 0 : rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(compared(row[i]));
    }
    for (auto& column : columns) std::ranges::sort(column);
    return columns;
}

}  // namespace

bool agree(const results::Rows& left, const results::Rows& right) {
    if (left.size() != right.size()) return false;
    if (left.empty()) return true;
    auto narrow = columns_of(left);
    auto wide = columns_of(right);
    if (narrow.size() > wide.size()) std::swap(narrow, wide);
    if (narrow.empty()) return false;
    return std::ranges::all_of(narrow, [&](const auto& column) {
        const auto found = std::ranges::find(wide, column);
        if (found == wide.end()) return false;
        wide.erase(found);
        return true;
    });
}

}  // namespace datapilot::ai::answering::model
