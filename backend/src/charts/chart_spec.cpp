#include "charts/chart_spec.h"
#include "results/decimal_digits.h"

#include <algorithm>
#include <set>
#include <utility>

namespace datapilot::charts {
namespace {

using results::Cell;
using results::Role;
using results::Rows;
using results::ShownColumn;

constexpr std::size_t most_bars = 40;         // past it, labels cannot be read
constexpr std::size_t most_points = 1000;     // the rows that an answer holds
constexpr std::size_t most_splits = 8;        // as many colours as an eye tells apart
constexpr std::size_t most_upright_bars = 8;  // more lie down
constexpr std::size_t longest_upright_label = 14;

struct Shape {
    std::vector<std::size_t> dimensions;
    std::vector<std::size_t> measures;
    bool drawable = true;
};

Shape shape_of(const std::vector<ShownColumn>& columns) {
    Shape shape;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role == Role::dimension) shape.dimensions.push_back(i);
        if (columns[i].role == Role::measure && results::is_number(columns[i])) {
            shape.measures.push_back(i);
        }
    }
    shape.drawable = shape.dimensions.size() + shape.measures.size() == columns.size();
    return shape;
}

bool is_missing(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

bool is_time(const ShownColumn& column) {
    using enum results::ColumnType;
    return results::is_period(column.format) || column.column.type == date ||
           column.column.type == timestamp;
}

std::set<Cell> distinct(const Rows& rows, std::size_t column) {
    std::set<Cell> values;
    for (const auto& row : rows) values.insert(row[column]);
    return values;
}

bool any_present(const Rows& rows, std::size_t column) {
    return std::ranges::any_of(rows, [&](const auto& row) { return !is_missing(row[column]); });
}

bool any_negative(const Rows& rows, std::size_t column) {
    return std::ranges::any_of(
        rows, [&](const auto& row) { return results::digits_of(row[column]).starts_with('-'); });
}

// A line runs through time forwards; months ranked by their sales are bars.
bool runs_forward(const Rows& rows, std::size_t column) {
    return std::ranges::is_sorted(rows, {}, [&](const auto& row) { return row[column]; });
}

bool has_missing(const Rows& rows, std::size_t column) {
    return std::ranges::any_of(rows, [&](const auto& row) { return is_missing(row[column]); });
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

bool lies_down(const Rows& rows, const std::set<Cell>& categories) {
    if (categories.size() > most_upright_bars) return !rows.empty();
    return std::ranges::any_of(categories, [](const Cell& cell) {
        const auto* text = std::get_if<std::string>(&cell);
        return text && characters(*text) > longest_upright_label;
    });
}

// One axis bears one unit: only the measures shown as the first one is are drawn with it.
std::vector<Series> series_like_first(const std::vector<ShownColumn>& columns,
                                      const std::vector<std::size_t>& measures) {
    std::vector<Series> series;
    for (const auto measure : measures) {
        if (columns[measure].format != columns[measures.front()].format) continue;
        series.push_back({columns[measure].column.name, columns[measure].label});
    }
    return series;
}

ChartSpec one_dimension(const std::vector<ShownColumn>& columns, const Rows& rows,
                        const Shape& shape) {
    const auto dimension = shape.dimensions.front();
    const auto categories = distinct(rows, dimension);
    if (rows.size() == 1 || categories.size() != rows.size()) return {};
    ChartSpec chart{.type = ChartType::bar,
                    .x = columns[dimension].column.name,
                    .series = series_like_first(columns, shape.measures)};
    const bool time = is_time(columns[dimension]);
    if (time && rows.size() <= most_points && !has_missing(rows, dimension) &&
        runs_forward(rows, dimension)) {
        chart.type = ChartType::line;
        return chart;
    }
    if (rows.size() > most_bars) return {};
    chart.horizontal = !time && lies_down(rows, categories);
    return chart;
}

bool names_each_row(const Rows& rows, std::size_t first, std::size_t second) {
    std::set<std::pair<Cell, Cell>> pairs;
    for (const auto& row : rows) pairs.emplace(row[first], row[second]);
    return pairs.size() == rows.size();
}

ChartSpec split_chart(const std::vector<ShownColumn>& columns, const Rows& rows, std::size_t x,
                      std::size_t split, std::size_t measure) {
    const auto categories = distinct(rows, x);
    if (distinct(rows, split).size() > most_splits) return {};
    ChartSpec chart{.type = ChartType::bar,
                    .x = columns[x].column.name,
                    .series = {{columns[measure].column.name, columns[measure].label}},
                    .split_by = columns[split].column.name};
    const bool time = is_time(columns[x]);
    if (time && categories.size() > 1 && !has_missing(rows, x)) {
        chart.type = ChartType::line;
        return chart;
    }
    if (categories.size() > most_bars) return {};
    chart.horizontal = !time && lies_down(rows, categories);
    chart.stacked = columns[measure].additive && !any_negative(rows, measure);
    return chart;
}

ChartSpec two_dimensions(const std::vector<ShownColumn>& columns, const Rows& rows,
                         const Shape& shape) {
    auto x = shape.dimensions[0];
    auto split = shape.dimensions[1];
    if (shape.measures.size() != 1 || !names_each_row(rows, x, split)) return {};
    const bool second_is_time = is_time(columns[split]) && !is_time(columns[x]);
    const bool same_kind = is_time(columns[split]) == is_time(columns[x]);
    const bool second_is_wider = distinct(rows, split).size() > distinct(rows, x).size();
    if (second_is_time || (same_kind && second_is_wider)) std::swap(x, split);
    return split_chart(columns, rows, x, split, shape.measures.front());
}

}  // namespace

std::string_view name(ChartType type) {
    switch (type) {
        case ChartType::number:
            return "number";
        case ChartType::bar:
            return "bar";
        case ChartType::line:
            return "line";
        case ChartType::table:
            return "table";
    }
    return "table";
}

ChartSpec chart_for(const std::vector<ShownColumn>& columns, const Rows& rows) {
    const auto shape = shape_of(columns);
    if (!shape.drawable || shape.measures.empty() || rows.empty()) return {};
    if (!any_present(rows, shape.measures.front())) return {};
    if (shape.dimensions.empty()) {
        if (rows.size() != 1 || shape.measures.size() != 1) return {};
        return {.type = ChartType::number, .series = series_like_first(columns, shape.measures)};
    }
    if (shape.dimensions.size() == 1) return one_dimension(columns, rows, shape);
    if (shape.dimensions.size() == 2) return two_dimensions(columns, rows, shape);
    return {};
}

}  // namespace datapilot::charts
