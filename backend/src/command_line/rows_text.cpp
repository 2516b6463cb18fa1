#include "command_line/rows_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "command_line/bars.h"
#include "command_line/terminal_text.h"
#include "results/decimal_digits.h"

namespace datapilot::command_line {
namespace {

using results::Cell;
using results::Rows;
using results::ShownColumn;

constexpr std::size_t most_rows = 100;
constexpr std::size_t narrowest_text = 8;
constexpr std::size_t longest_bar = 30;
constexpr std::size_t shortest_bar = 8;
constexpr std::string_view margin = "  ";
constexpr std::string_view gap = "  ";

// One column as text, with the width it takes on the screen.
struct TextColumn {
    std::string header;
    std::vector<std::string> cells;
    Align align = Align::left;
    std::size_t width = 0;
};

TextColumn text_column(const ShownColumn& column, const Rows& rows, std::size_t index,
                       base::Language language) {
    TextColumn text{harmless(column.label), {}};
    if (results::is_number(column)) text.align = Align::right;
    text.width = width_of(text.header);
    const int decimals = results::decimals_of(column, rows, index);
    for (std::size_t row = 0; row < std::min(rows.size(), most_rows); ++row) {
        auto cell = harmless(results::shown(rows[row][index], column, decimals, language));
        if (cell.empty()) cell = "—";
        text.width = std::max(text.width, width_of(cell));
        text.cells.push_back(std::move(cell));
    }
    return text;
}

std::size_t total_width(const std::vector<TextColumn>& columns) {
    std::size_t total = margin.size();
    for (const auto& column : columns) total += column.width + gap.size();
    return total;
}

// Narrows the widest texts, then leaves the last columns out. Returns how many were left out.
std::size_t fit(std::vector<TextColumn>& columns, std::size_t width) {
    while (total_width(columns) > width) {
        const auto widest = std::ranges::max_element(columns, {}, [](const TextColumn& column) {
            return column.align == Align::left ? column.width : 0;
        });
        if (widest->align == Align::right || widest->width <= narrowest_text) break;
        const auto excess = total_width(columns) - width;
        widest->width = std::max(narrowest_text, widest->width - std::min(widest->width, excess));
    }
    std::size_t left_out = 0;
    for (; columns.size() > 1 && total_width(columns) > width; ++left_out) columns.pop_back();
    return left_out;
}

// The measure to draw beside the rows, where there is one dimension and one measure.
std::optional<std::size_t> measure_to_draw(const std::vector<ShownColumn>& columns,
                                           const Rows& rows) {
    if (columns.size() != 2 || rows.size() < 2) return std::nullopt;
    for (std::size_t measure = 0; measure < 2; ++measure) {
        if (columns[measure].role == results::Role::measure &&
            columns[1 - measure].role == results::Role::dimension &&
            results::is_number(columns[measure])) {
            return measure;
        }
    }
    return std::nullopt;
}

std::vector<std::string> bars_beside(const std::vector<ShownColumn>& columns, const Rows& rows,
                                     std::size_t table_width, std::size_t width) {
    const auto measure = measure_to_draw(columns, rows);
    if (!measure || table_width + shortest_bar > width) return {};
    std::vector<Cell> numbers;
    for (std::size_t row = 0; row < std::min(rows.size(), most_rows); ++row) {
        numbers.push_back(rows[row][*measure]);
    }
    return bars(numbers, std::min(longest_bar, width - table_width));
}

std::string left_out_text(std::size_t rows, std::size_t columns, base::Language language) {
    const bool french = language == base::Language::french;
    std::string text;
    if (rows > 0) {
        text += fmt::format(fmt::runtime(french ? "{}… et {} autres lignes (--json les donne)\n"
                                                : "{}… and {} more rows (--json gives them)\n"),
                            margin, results::french_number(std::to_string(rows), 0));
    }
    if (columns > 0) {
        text += fmt::format(fmt::runtime(french ? "{}… et {} autres colonnes (--json les donne)\n"
                                                : "{}… and {} more columns (--json gives them)\n"),
                            margin, columns);
    }
    return text;
}

std::string line(const std::vector<TextColumn>& columns, std::size_t row) {
    std::string text{margin};
    for (const auto& column : columns) {
        text += padded(cut(column.cells[row], column.width), column.width, column.align);
        text += gap;
    }
    return text;
}

std::string header(const std::vector<TextColumn>& columns, const Terminal& terminal) {
    std::string names{margin};
    std::string rule{margin};
    for (const auto& column : columns) {
        const auto name = padded(cut(column.header, column.width), column.width, column.align);
        names += terminal.styled(Style::bold, name).append(gap);
        rule += repeated("─", column.width).append(gap);
    }
    return names + "\n" + terminal.styled(Style::dim, rule) + "\n";
}

void trim_end(std::string& text) {
    text.erase(text.find_last_not_of(' ') + 1);
}

}  // namespace

std::string rows_text(const std::vector<ShownColumn>& columns, const Rows& rows,
                      const Terminal& terminal, base::Language language) {
    std::vector<TextColumn> texts;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        texts.push_back(text_column(columns[i], rows, i, language));
    }
    const auto room = terminal.screen ? terminal.width : std::numeric_limits<std::size_t>::max();
    const auto left_out = fit(texts, room);
    const auto drawn = bars_beside(columns, rows, total_width(texts), terminal.width);

    auto text = header(texts, terminal);
    for (std::size_t row = 0; row < std::min(rows.size(), most_rows); ++row) {
        auto row_text = line(texts, row);
        if (!drawn.empty()) row_text += terminal.styled(Style::accent, drawn[row]);
        trim_end(row_text);
        text += row_text + "\n";
    }
    const auto more = rows.size() > most_rows ? rows.size() - most_rows : 0;
    return text + terminal.styled(Style::dim, left_out_text(more, left_out, language));
}

}  // namespace datapilot::command_line
