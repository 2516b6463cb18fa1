#include "worker/engines/mysql/column_contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "worker/engines/mysql/relations.h"

namespace datapilot::worker::mysql {
namespace {

using catalog::Column;
using catalog::ColumnType;
using catalog::Table;
using std::chrono::milliseconds;

constexpr std::int64_t small_table = 50'000;  // rows: all of them are read
constexpr std::int64_t sample = 20'000;       // rows of a larger one
constexpr std::int64_t facts_bytes = 1 << 20;
constexpr std::int64_t values_bytes = 2 << 20;
constexpr std::int64_t values_bytes_in_all = 16 << 20;
constexpr int longest_value = 200;  // characters: longer ones are no names of anything
constexpr milliseconds time_in_all{10'000};
constexpr milliseconds time_for_one{2'000};

bool is_place(const std::string& native_type) {
    static constexpr std::array<std::string_view, 9> places{
        "geometry",     "point",           "linestring",     "polygon",           "multipoint",
        "multipolygon", "multilinestring", "geomcollection", "geometrycollection"};
    return std::ranges::find(places, native_type) != places.end();
}

bool has(const Column& column, std::string_view word) {
    return column.native_type.find(word) != std::string::npos;
}

bool holds_words(const Column& column) {
    return column.type == ColumnType::text && !has(column, "blob") && !has(column, "binary") &&
           !column.native_type.starts_with("longtext") &&
           !column.native_type.starts_with("mediumtext") &&
           !column.native_type.starts_with("json") && !column.native_type.starts_with("time") &&
           !is_place(column.native_type);
}

std::string digits_or_text(const results::Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* decimal = std::get_if<results::Decimal>(&cell)) return decimal->digits;
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
    if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
    return "";
}

class Contents {
  public:
    Contents(Session& session, std::int64_t values_per_column, const Patience& patience)
        : session_(session),
          values_per_column_(values_per_column),
          patience_(patience),
          until_(Patience::Clock::now() + std::min(time_in_all, patience.left() / 2)) {}

    bool has_time() const { return Patience::Clock::now() < until_ && session_.usable(); }

    void read(Table& table, bool is_view) {
        auto rows = number("SELECT COUNT(*) FROM (SELECT 1 FROM " + name_of(table) + " LIMIT " +
                           std::to_string(small_table + 1) + ") AS few");
        if (!rows) return;
        const bool small = *rows <= small_table;
        if (small) {
            table.row_count = *rows;
            table.row_count_estimated = false;
            if (*rows == 0) return;
            read_facts(table);
        } else {
            if (is_view) table.row_count = *rows;
            read_extremes(table);
        }
        for (auto& column : table.columns) {
            if (!has_time() || bytes_ >= values_bytes_in_all) return;
            if (holds_words(column)) read_values(table, column, small);
        }
    }

  private:
    static std::string name_of(const Table& table) {
        return quoted_name(table.schema) + "." + quoted_name(table.relation);
    }

    std::optional<results::ResultTable> ask(const std::string& sql, std::size_t width, Cap cap) {
        if (!has_time()) return std::nullopt;
        auto answer = session_.table(sql, width, cap, time_for_one, patience_);
        if (!answer) return std::nullopt;
        return std::move(*answer);
    }

    std::optional<std::int64_t> number(const std::string& sql) {
        const auto answer = ask(sql, 1, {1, 1024});
        if (!answer || answer->rows.empty()) return std::nullopt;
        return number_of(answer->rows[0][0]);
    }

    static bool is_ordered(const Column& column) {
        return column.type != ColumnType::text && column.type != ColumnType::boolean;
    }

    // One pass over a small table.
    void read_facts(Table& table) {
        std::string sql = "SELECT 1";
        for (const auto& column : table.columns) {
            const auto name = quoted_name(column.name);
            sql += fmt::format(", COUNT({0}), COUNT(DISTINCT {0})", name);
            sql += is_ordered(column) ? fmt::format(", MIN({0}), MAX({0})", name) : ", NULL, NULL";
        }
        const auto facts =
            ask(sql + " FROM " + name_of(table), 1 + 4 * table.columns.size(), {1, facts_bytes});
        if (!facts || facts->rows.empty()) return;
        const auto& row = facts->rows.front();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            auto& column = table.columns[i];
            const auto* cells = &row[1 + 4 * i];
            column.null_count = table.row_count - number_of(cells[0]);
            column.distinct_count = number_of(cells[1]);
            set_extremes(column, cells[2], cells[3]);
        }
    }

    static void set_extremes(Column& column, const results::Cell& min, const results::Cell& max) {
        if (auto text = digits_or_text(min); !text.empty()) column.min = std::move(text);
        if (auto text = digits_or_text(max); !text.empty()) column.max = std::move(text);
    }

    // An index that begins with the column has them at its ends.
    void read_extremes(Table& table) {
        for (const auto& index : table.indexes) {
            for (auto& column : table.columns) {
                if (column.name != index.columns.front()) continue;
                if (index.unique && index.columns.size() == 1) {
                    column.distinct_count = table.row_count;
                }
                if (!is_ordered(column) || column.min) continue;
                const auto ends = ask(fmt::format("SELECT MIN({0}), MAX({0}) FROM {1}",
                                                  quoted_name(column.name), name_of(table)),
                                      2, {1, facts_bytes});
                if (!ends || ends->rows.empty()) continue;
                set_extremes(column, ends->rows[0][0], ends->rows[0][1]);
            }
        }
    }

    // The most frequent values, of all rows of a small table or the first rows of a large one.
    void read_values(const Table& table, Column& column, bool whole) {
        const auto name = quoted_name(column.name);
        const auto from = whole ? name_of(table)
                                : fmt::format("(SELECT {} FROM {} LIMIT {}) AS some", name,
                                              name_of(table), sample);
        const auto found =
            ask(fmt::format("SELECT {0} FROM {1} WHERE {0} IS NOT NULL AND CHAR_LENGTH({0}) <= {2} "
                            "GROUP BY {0} ORDER BY COUNT(*) DESC, {0} LIMIT {3}",
                            name, from, longest_value, values_per_column_ + 1),
                1, {values_per_column_ + 1, values_bytes});
        if (!found) return;
        const auto kept =
            std::min<std::size_t>(found->rows.size(), static_cast<std::size_t>(values_per_column_));
        for (std::size_t i = 0; i < kept; ++i) {
            column.values.push_back(text_of(found->rows[i][0]));
            bytes_ += static_cast<std::int64_t>(column.values.back().size());
        }
        const bool every_one = std::cmp_greater_equal(column.values.size(), column.distinct_count);
        column.values_complete = whole && !found->truncated && every_one;
        if (!whole) {
            column.distinct_count =
                std::max(column.distinct_count, static_cast<std::int64_t>(found->rows.size()));
        }
    }

    Session& session_;
    std::int64_t values_per_column_;
    const Patience& patience_;
    Patience::Clock::time_point until_;
    std::int64_t bytes_ = 0;
};

}  // namespace

base::Result<void> read_contents(Session& session, SchemaTables& schema,
                                 std::int64_t values_per_column, const Patience& patience) {
    Contents contents{session, values_per_column, patience};
    for (auto& table : schema.tables) {
        if (!contents.has_time()) break;
        contents.read(table, schema.views.contains(table.name));
    }
    return {};
}

}  // namespace datapilot::worker::mysql
