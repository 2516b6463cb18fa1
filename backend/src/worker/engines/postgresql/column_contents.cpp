#include "worker/engines/postgresql/column_contents.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

#include "results/decimal_digits.h"
#include "worker/engines/postgresql/cell_values.h"
#include "worker/engines/relationships/primary_key.h"
#include "worker/engines/sql_quote.h"

namespace datapilot::worker::postgresql {
namespace {

using catalog::Column;
using catalog::ColumnType;
using catalog::Table;
using results::Cell;
using std::chrono::milliseconds;

constexpr std::int64_t small_table = 50'000;  // rows: all of them are read
constexpr std::int64_t surely_large = 200'000;
constexpr std::int64_t sample = 20'000;  // rows of a larger one
constexpr Cap facts_cap{10'000, 4 << 20};
constexpr Cap values_cap{1'000'000, 8 << 20};
constexpr std::int64_t values_bytes_in_all = 12 << 20;
constexpr int longest_value = 200;  // characters: longer ones are no names of anything
constexpr milliseconds time_in_all{20'000};
constexpr milliseconds time_for_one{2'000};

// Nothing of what has no value, or one too long to be told.
std::optional<std::string> extreme(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        if (text->empty() || text->size() > longest_value) return std::nullopt;
        return *text;
    }
    auto digits = results::digits_of(cell);
    return digits.empty() ? std::nullopt : std::optional{std::move(digits)};
}

bool is_ordered(const Column& column) {
    return column.type != ColumnType::text && column.type != ColumnType::boolean;
}

std::string name_of(const Table& table) {
    return quote_identifier(table.schema) + "." + quote_identifier(table.relation);
}

class Contents {
  public:
    Contents(ReadOnlyTransaction& transaction, std::int64_t values_per_column)
        : transaction_(transaction),
          values_per_column_(values_per_column),
          until_(Patience::Clock::now() + std::min(time_in_all, transaction.left() / 2)) {}

    bool has_time() const { return Patience::Clock::now() < until_ && transaction_.usable(); }

    void read(Table& table, const std::vector<ColumnTraits>& traits) {
        if (table.columns.empty()) return;
        const auto rows =
            table.row_count > surely_large ? std::optional{table.row_count} : count(table);
        if (!rows) return;
        const bool small = *rows <= small_table;
        if (small) {
            table.row_count = *rows;
            table.row_count_estimated = false;
            if (*rows == 0) return;
            read_facts(table, traits);
        } else {
            table.row_count = std::max(table.row_count, *rows);
            read_statistics(table, traits);
            read_ends(table);
        }
        read_values(table, traits, small);
        if (table.primary_key.empty()) table.primary_key = find_primary_key(table);
    }

  private:
    std::optional<results::ResultTable> ask(const std::string& sql, std::size_t width, Cap cap,
                                            const std::vector<std::string>& parameters = {}) {
        if (!has_time()) return std::nullopt;
        auto answer = transaction_.attempt(sql, width, cap, parameters);
        if (!answer) return std::nullopt;
        return std::move(*answer);
    }

    // Past what is small it does not matter how many there are.
    std::optional<std::int64_t> count(const Table& table) {
        const auto answer = ask("SELECT count(*) FROM (SELECT FROM " + name_of(table) + " LIMIT " +
                                    std::to_string(small_table + 1) + ") AS few",
                                1, facts_cap);
        if (!answer || answer->rows.empty()) return std::nullopt;
        return number(answer->rows[0][0]);
    }

    // One pass over a small table.
    void read_facts(Table& table, const std::vector<ColumnTraits>& traits) {
        std::string facts;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& column = table.columns[i];
            const auto name = quote_identifier(column.name);
            facts += (i ? ", count(" : "count(") + name + "), ";
            facts += traits[i].comparable ? "count(DISTINCT " + name + "), " : "0::int8, ";
            facts += is_ordered(column) ? "min(" + name + "), max(" + name + ")" : "NULL, NULL";
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

    // As of the last ANALYZE; a distinct count below zero is a share of the rows.
    void read_statistics(Table& table, const std::vector<ColumnTraits>& traits) {
        const auto answer =
            ask("SELECT s.attname::text, s.null_frac::float8, s.n_distinct::float8, "
                "(s.histogram_bounds::text::text[])[1], (s.histogram_bounds::text::text[])"
                "[cardinality(s.histogram_bounds::text::text[])] "
                "FROM pg_catalog.pg_stats s WHERE s.schemaname = $1 AND s.tablename = $2 "
                "ORDER BY s.inherited",
                5, facts_cap, {table.schema, table.relation});
        if (!answer) return;
        const auto rows = static_cast<double>(table.row_count);
        for (const auto& row : answer->rows) {
            const auto* name = std::get_if<std::string>(&row[0]);
            const auto place = std::ranges::find(table.columns, name ? *name : "", &Column::name);
            if (place == table.columns.end()) continue;
            const auto share = [](const Cell& cell) {
                const auto* value = std::get_if<double>(&cell);
                return value ? *value : 0.0;
            };
            const auto distinct = share(row[2]);
            place->null_count = std::llround(share(row[1]) * rows);
            place->distinct_count = std::llround(distinct < 0 ? -distinct * rows : distinct);
            const auto type = traits[static_cast<std::size_t>(place - table.columns.begin())].type;
            if (!is_ordered(*place)) continue;
            place->min = bound(row[3], type);
            place->max = bound(row[4], type);
        }
    }

    std::optional<std::string> bound(const Cell& cell, Oid type) const {
        const auto* text = std::get_if<std::string>(&cell);
        return text ? extreme(cell_of(*text, type, {})) : std::nullopt;
    }

    // An index that begins with a column has its extremes at its ends.
    void read_ends(Table& table) {
        for (const auto& index : table.indexes) {
            const auto column =
                std::ranges::find(table.columns, index.columns.front(), &Column::name);
            if (column == table.columns.end()) continue;
            if (index.unique && index.columns.size() == 1) {
                column->distinct_count = table.row_count - column->null_count;
            }
            if (!is_ordered(*column)) continue;
            const auto name = quote_identifier(column->name);
            const auto answer = ask(
                "SELECT min(" + name + "), max(" + name + ") FROM " + name_of(table), 2, facts_cap);
            if (!answer || answer->rows.size() != 1) continue;
            column->min = extreme(answer->rows[0][0]);
            column->max = extreme(answer->rows[0][1]);
        }
    }

    // The most frequent values of each column of words, in one query; of the first rows where the
    // table is large.
    void read_values(Table& table, const std::vector<ColumnTraits>& traits, bool whole) {
        if (bytes_ >= values_bytes_in_all) return;
        const auto from =
            whole ? name_of(table)
                  : "(SELECT * FROM " + name_of(table) + " LIMIT " + std::to_string(sample) + ")";
        std::string parts;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (!traits[i].words) continue;
            const auto name = quote_identifier(table.columns[i].name);
            parts += parts.empty() ? "(SELECT " : " UNION ALL (SELECT ";
            parts += std::to_string(i) + "::int8 AS place, " + name + "::text AS value FROM " +
                     from + " AS listed WHERE " + name + " IS NOT NULL AND length(" + name +
                     "::text) <= " + std::to_string(longest_value) + " GROUP BY " + name +
                     " ORDER BY count(*) DESC, " + name + " LIMIT " +
                     std::to_string(values_per_column_ + 1) + ")";
        }
        if (parts.empty()) return;
        const auto found = ask(parts, 2, values_cap);
        if (!found) return;
        for (const auto& row : found->rows) keep_value(table, row);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (traits[i].words) end_values(table.columns[i], whole && !found->truncated);
        }
    }

    void keep_value(Table& table, const std::vector<Cell>& row) {
        const auto place = static_cast<std::size_t>(number(row[0]));
        const auto* value = std::get_if<std::string>(&row[1]);
        if (place >= table.columns.size() || !value) return;
        auto& column = table.columns[place];
        bytes_ += static_cast<std::int64_t>(value->size());
        column.values.push_back(*value);
    }

    void end_values(Column& column, bool whole) const {
        const auto found = static_cast<std::int64_t>(column.values.size());
        if (!whole) column.distinct_count = std::max(column.distinct_count, found);
        if (found > values_per_column_) column.values.pop_back();
        column.values_complete =
            whole && std::cmp_greater_equal(column.values.size(), column.distinct_count);
    }

    ReadOnlyTransaction& transaction_;
    std::int64_t values_per_column_;
    Patience::Clock::time_point until_;
    std::int64_t bytes_ = 0;
};

}  // namespace

base::Result<void> read_contents(ReadOnlyTransaction& transaction, SchemaTables& schema,
                                 std::int64_t values_per_column) {
    if (auto done = transaction.allow_attempts(time_for_one); !done) return done;
    Contents contents{transaction, values_per_column};
    for (std::size_t i = 0; i < schema.tables.size() && contents.has_time(); ++i) {
        contents.read(schema.tables[i], schema.traits[i]);
    }
    return {};
}

}  // namespace datapilot::worker::postgresql
