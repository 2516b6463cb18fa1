#include "worker/engines/postgresql/column_contents.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "worker/engines/postgresql/cell_values.h"
#include "worker/engines/server/table_contents.h"
#include "worker/engines/sql_quote.h"

namespace datapilot::worker::postgresql {
namespace {

using catalog::Column;
using catalog::Table;
using results::Cell;

double share(const Cell& cell) {
    const auto* value = std::get_if<double>(&cell);
    return value ? *value : 0.0;
}

class Contents final : public TableContents {
  public:
    Contents(ReadOnlyTransaction& transaction, const std::vector<std::vector<ColumnTraits>>& traits,
             std::int64_t values_per_column)
        : TableContents(values_per_column, transaction.left()),
          transaction_(transaction),
          traits_(traits) {}

  private:
    bool usable() const override { return transaction_.usable(); }
    base::Result<results::ResultTable> attempt(const std::string& sql, std::size_t width,
                                               Cap cap) override {
        return transaction_.attempt(sql, width, cap);
    }
    std::string quoted(std::string_view name) const override { return quote_identifier(name); }
    std::string as_text(const std::string& name) const override { return name + "::text"; }
    bool is_comparable(std::size_t table, std::size_t column) const override {
        return traits_[table][column].comparable;
    }
    bool holds_words(std::size_t table, std::size_t column) const override {
        return traits_[table][column].words;
    }

    // As of the last ANALYZE; a distinct count below zero is a share of the rows.
    void read_statistics(Table& table, std::size_t place) override {
        const auto answer =
            ask("SELECT s.attname::text, s.null_frac::float8, s.n_distinct::float8, "
                "(s.histogram_bounds::text::text[])[1], (s.histogram_bounds::text::text[])"
                "[cardinality(s.histogram_bounds::text::text[])] "
                "FROM pg_catalog.pg_stats s WHERE s.schemaname = " +
                    quote_literal(table.schema) +
                    " AND s.tablename = " + quote_literal(table.relation) + " ORDER BY s.inherited",
                5, facts_cap);
        if (!answer) return;
        const auto rows = static_cast<double>(table.row_count);
        for (const auto& row : answer->rows) {
            const auto column = std::ranges::find(table.columns, text(row[0]), &Column::name);
            if (column == table.columns.end()) continue;
            const auto distinct = share(row[2]);
            column->null_count = std::llround(share(row[1]) * rows);
            column->distinct_count = std::llround(distinct < 0 ? -distinct * rows : distinct);
            if (!is_ordered(*column)) continue;
            const auto index = static_cast<std::size_t>(column - table.columns.begin());
            column->min = bound(row[3], traits_[place][index].type);
            column->max = bound(row[4], traits_[place][index].type);
        }
    }

    static std::optional<std::string> bound(const Cell& cell, Oid type) {
        const auto* text = std::get_if<std::string>(&cell);
        return text ? extreme(cell_of(*text, type, {})) : std::nullopt;
    }

    ReadOnlyTransaction& transaction_;
    const std::vector<std::vector<ColumnTraits>>& traits_;
};

}  // namespace

base::Result<void> read_contents(ReadOnlyTransaction& transaction, SchemaTables& schema,
                                 std::int64_t values_per_column, const ReadingSink& reading) {
    if (auto done = transaction.allow_attempts(time_for_a_look); !done) return done;
    Contents{transaction, schema.traits, values_per_column}.read(schema.tables, reading);
    return {};
}

}  // namespace datapilot::worker::postgresql
