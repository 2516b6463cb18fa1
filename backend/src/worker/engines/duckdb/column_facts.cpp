#include "worker/engines/duckdb/column_facts.h"

#include <algorithm>

#include "worker/engines/sql_quote.h"

namespace datapilot::worker {
namespace {

using catalog::Column;
using catalog::ColumnType;
using results::Cell;

// Counting distinct values of many columns at once would hold them all in memory.
constexpr std::size_t columns_a_query = 8;
constexpr std::size_t facts_a_column = 4;
constexpr std::int64_t longest_value = 200;
// Numbers and dates are listed only where they are a short list, such as years.
constexpr std::int64_t most_listed_numbers = 200;
// Past this a text column holds free text or identifiers.
constexpr std::int64_t most_distinct_listed = 200'000;

std::int64_t integer(const Cell& cell) {
    return std::get<std::int64_t>(cell);
}

std::optional<std::string> text(const Cell& cell) {
    if (const auto value = std::get_if<std::string>(&cell)) return *value;
    return std::nullopt;
}

// DuckDB puts a blank between date and time.
std::optional<std::string> as_written(std::optional<std::string> value, ColumnType type) {
    if (value && type == ColumnType::timestamp && value->size() > 10) (*value)[10] = 'T';
    return value;
}

std::string facts_of(const std::string& name) {
    return "count(" + name + "), count(DISTINCT " + name + "), CAST(min(" + name +
           ") AS VARCHAR), CAST(max(" + name + ") AS VARCHAR)";
}

base::Result<void> read_counts(Connection& connection, catalog::Table& table, std::size_t first,
                               std::size_t last) {
    std::string facts;
    for (auto i = first; i < last; ++i) {
        if (i > first) facts += ", ";
        facts += facts_of(quote_identifier(table.columns[i].name));
    }
    const auto row =
        connection.rows("SELECT " + facts + " FROM " + quote_identifier(table.name), {1, 64 << 20});
    if (!row) return row.error();
    for (auto i = first; i < last; ++i) {
        auto& column = table.columns[i];
        const auto* cells = &row->rows[0][(i - first) * facts_a_column];
        column.null_count = table.row_count - integer(cells[0]);
        column.nullable = column.null_count > 0;
        column.distinct_count = integer(cells[1]);
        for (const auto& [target, cell] :
             {std::pair{&column.min, cells + 2}, std::pair{&column.max, cells + 3}}) {
            auto value = as_written(text(*cell), column.type);
            if (value && value->size() <= longest_value) *target = std::move(value);
        }
    }
    return {};
}

bool worth_listing(const Column& column) {
    switch (column.type) {
        case ColumnType::text:
            return column.distinct_count > 0 && column.distinct_count <= most_distinct_listed;
        case ColumnType::boolean:
            return true;
        case ColumnType::integer:
        case ColumnType::date:
            return column.distinct_count > 0 && column.distinct_count <= most_listed_numbers;
        case ColumnType::decimal:
        case ColumnType::timestamp:
            return false;
    }
    return false;
}

base::Result<void> read_values(Connection& connection, const std::string& table, Column& column,
                               ValueBudget& budget) {
    const auto name = quote_identifier(column.name);
    const auto found = connection.rows(
        "SELECT CAST(" + name + " AS VARCHAR) FROM " + quote_identifier(table) + " WHERE " + name +
            " IS NOT NULL GROUP BY " + name + " ORDER BY count(*) DESC, " + name + " LIMIT " +
            std::to_string(budget.per_column),
        {budget.per_column, 64 << 20});
    if (!found) return found.error();
    column.values_complete = column.distinct_count <= budget.per_column;
    for (const auto& row : found->rows) {
        const auto& value = std::get<std::string>(row[0]);
        const auto size = static_cast<std::int64_t>(value.size());
        if (size > longest_value || size > budget.bytes) {
            column.values_complete = false;
            continue;
        }
        budget.bytes -= size;
        column.values.push_back(value);
    }
    return {};
}

}  // namespace

base::Result<void> read_column_facts(Connection& connection, catalog::Table& table,
                                     ValueBudget& budget) {
    for (std::size_t first = 0; first < table.columns.size(); first += columns_a_query) {
        const auto last = std::min(first + columns_a_query, table.columns.size());
        if (auto done = read_counts(connection, table, first, last); !done) return done;
    }
    for (auto& column : table.columns) {
        if (!worth_listing(column)) continue;
        if (auto done = read_values(connection, table.name, column, budget); !done) return done;
    }
    return {};
}

}  // namespace datapilot::worker
