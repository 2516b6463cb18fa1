#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "results/display.h"

namespace datapilot::charts {

enum class ChartType { number, bar, line, table };

struct Series {
    std::string column;
    std::string label;
    bool operator==(const Series&) const = default;
};

// What to draw of a result, by column names: whoever draws it decides nothing.
struct ChartSpec {
    ChartType type = ChartType::table;
    std::optional<std::string> x{};         // the categories or the time
    std::vector<Series> series{};           // the measures that are drawn
    std::optional<std::string> split_by{};  // each of its values is a series of the only measure
    bool horizontal = false;                // bars that need room for their labels
    bool stacked = false;                   // the parts add up to a whole
    bool operator==(const ChartSpec&) const = default;
};

std::string_view name(ChartType type);

// The drawing that this shape of result can bear without misleading; a table where none can.
// Rows are drawn in their order; a missing measure is a gap, never a zero.
ChartSpec chart_for(const std::vector<results::ShownColumn>& columns, const results::Rows& rows);

}  // namespace datapilot::charts
