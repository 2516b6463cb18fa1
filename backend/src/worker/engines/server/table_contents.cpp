#include "worker/engines/server/table_contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "results/decimal_digits.h"
#include "worker/engines/relationships/primary_key.h"

namespace datapilot::worker {
namespace {

using catalog::Column;
using catalog::ColumnType;
using catalog::Table;
using results::Cell;

constexpr std::int64_t small_table = 50'000;  // rows: all of them are read
constexpr std::int64_t surely_large = 200'000;
constexpr std::int64_t sample = 20'000;  // rows of a larger one
constexpr std::size_t columns_of_one_query = 16;
constexpr Cap values_cap{1'000'000, 32 << 20};  // more than those can hold
constexpr std::int64_t values_bytes_in_all = 12 << 20;
constexpr std::size_t longest_value = 200;  // characters: longer ones are no names of anything
constexpr std::chrono::milliseconds time_in_all{20'000};

std::int64_t number(const Cell& cell) {
    const auto* value = std::get_if<std::int64_t>(&cell);
    return value ? *value : 0;
}

}  // namespace

TableContents::TableContents(std::int64_t values_per_column, std::chrono::milliseconds left)
    : values_per_column_(values_per_column),
      until_(Patience::Clock::now() + std::min(time_in_all, left / 2)) {}

void TableContents::read_statistics(Table&, std::size_t) {}

void TableContents::read(std::vector<Table>& tables, const ReadingSink& reading) {
    const auto all = static_cast<std::uint32_t>(tables.size());
    for (std::uint32_t i = 0; i < all && has_time(); ++i) {
        reading({workers::SchemaPhase::contents, i, all});
        read(tables[i], i);
    }
    reading({workers::SchemaPhase::relationships, all, all});
}

bool TableContents::has_time() const {
    return Patience::Clock::now() < until_ && usable();
}

std::optional<results::ResultTable> TableContents::ask(const std::string& sql, std::size_t width,
                                                       Cap cap) {
    if (!has_time()) return std::nullopt;
    auto answer = attempt(sql, width, cap);
    if (!answer) return std::nullopt;
    return std::move(*answer);
}

std::string TableContents::name_of(const Table& table) const {
    return quoted(table.schema) + "." + quoted(table.relation);
}

std::optional<std::string> TableContents::extreme(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        if (text->empty() || text->size() > longest_value) return std::nullopt;
        return *text;
    }
    auto digits = results::digits_of(cell);
    return digits.empty() ? std::nullopt : std::optional{std::move(digits)};
}

bool TableContents::is_ordered(const Column& column) {
    return column.type != ColumnType::text && column.type != ColumnType::boolean;
}

void TableContents::read(Table& table, std::size_t place) {
    if (table.columns.empty()) return;
    const auto rows =
        table.row_count > surely_large ? std::optional{table.row_count} : count(table);
    if (!rows) return;
    const bool small = *rows <= small_table;
    if (small) {
        table.row_count = *rows;
        table.row_count_estimated = false;
        if (*rows == 0) return;
        read_facts(table, place);
    } else {
        table.row_count = std::max(table.row_count, *rows);
        read_statistics(table, place);
        read_ends(table);
    }
    read_values(table, place, small);
    if (table.primary_key.empty()) table.primary_key = find_primary_key(table);
}

// Past what is small it does not matter how many there are.
std::optional<std::int64_t> TableContents::count(const Table& table) {
    const auto answer = ask(fmt::format("SELECT COUNT(*) FROM (SELECT 1 FROM {} LIMIT {}) AS few",
                                        name_of(table), small_table + 1),
                            1, facts_cap);
    if (!answer || answer->rows.empty()) return std::nullopt;
    return number(answer->rows[0][0]);
}

// One pass over a small table.
void TableContents::read_facts(Table& table, std::size_t place) {
    std::string facts;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto name = quoted(table.columns[i].name);
        facts += fmt::format("{}COUNT({})", i ? ", " : "", name);
        facts += is_comparable(place, i) ? fmt::format(", COUNT(DISTINCT {})", name) : ", 0";
        facts += is_ordered(table.columns[i]) ? fmt::format(", MIN({0}), MAX({0})", name)
                                              : ", NULL, NULL";
    }
    const auto answer =
        ask("SELECT " + facts + " FROM " + name_of(table), 4 * table.columns.size(), facts_cap);
    if (!answer || answer->rows.size() != 1) return;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        auto& column = table.columns[i];
        const auto* cells = &answer->rows[0][4 * i];
        column.null_count = table.row_count - number(cells[0]);
        column.distinct_count = number(cells[1]);
        column.min = extreme(cells[2]);
        column.max = extreme(cells[3]);
    }
}

// An index that begins with a column has its extremes at its ends.
void TableContents::read_ends(Table& table) {
    for (const auto& index : table.indexes) {
        const auto column = std::ranges::find(table.columns, index.columns.front(), &Column::name);
        if (column == table.columns.end()) continue;
        if (index.unique && index.columns.size() == 1) {
            column->distinct_count = table.row_count - column->null_count;
        }
        if (!is_ordered(*column)) continue;
        const auto answer = ask(
            fmt::format("SELECT MIN({0}), MAX({0}) FROM {1}", quoted(column->name), name_of(table)),
            2, facts_cap);
        if (!answer || answer->rows.size() != 1) continue;
        column->min = extreme(answer->rows[0][0]);
        column->max = extreme(answer->rows[0][1]);
    }
}

void TableContents::read_values(Table& table, std::size_t place, bool whole) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (holds_words(place, i)) columns.push_back(i);
    }
    const std::span all{columns};
    for (std::size_t i = 0; i < all.size(); i += columns_of_one_query) {
        if (bytes_ >= values_bytes_in_all) return;
        read_values_of(table, all.subspan(i, std::min(columns_of_one_query, all.size() - i)),
                       whole);
    }
}

// The most frequent values of several columns, in one query.
void TableContents::read_values_of(Table& table, std::span<const std::size_t> columns, bool whole) {
    std::string sql;
    for (const auto i : columns) {
        sql += (sql.empty() ? "(" : " UNION ALL (") + values_sql(table, i, whole) + ")";
    }
    const auto found = ask(sql, 2, values_cap);
    if (!found) return;
    for (const auto& row : found->rows) keep_value(table, row);
    for (const auto i : columns) end_values(table.columns[i], whole && !found->truncated);
}

// Of all rows of a small table, of the first ones of a large one.
std::string TableContents::values_sql(const Table& table, std::size_t column, bool whole) const {
    const auto name = quoted(table.columns[column].name);
    const auto rows =
        whole ? name_of(table)
              : fmt::format("(SELECT {} FROM {} LIMIT {})", name, name_of(table), sample);
    return fmt::format(
        "SELECT {0} AS place, {1} AS value FROM {2} AS listed WHERE {3} IS NOT NULL AND "
        "CHAR_LENGTH({1}) <= {4} GROUP BY {3} ORDER BY COUNT(*) DESC, {3} LIMIT {5}",
        column, as_text(name), rows, name, longest_value, values_per_column_ + 1);
}

void TableContents::keep_value(Table& table, results::Row row) {
    const auto place = static_cast<std::size_t>(number(row[0]));
    const auto* value = std::get_if<std::string>(&row[1]);
    if (place >= table.columns.size() || !value) return;
    bytes_ += static_cast<std::int64_t>(value->size());
    table.columns[place].values.push_back(*value);
}

void TableContents::end_values(Column& column, bool whole) const {
    const auto found = static_cast<std::int64_t>(column.values.size());
    if (!whole) column.distinct_count = std::max(column.distinct_count, found);
    if (found > values_per_column_) column.values.pop_back();
    column.values_complete =
        whole && std::cmp_greater_equal(column.values.size(), column.distinct_count);
}

}  // namespace datapilot::worker
