#include "worker/engines/postgresql/inferred_relationships.h"

#include <algorithm>
#include <chrono>

#include "worker/engines/postgresql/cell_values.h"
#include "worker/engines/relationships/declared_links.h"
#include "worker/engines/sql_quote.h"

namespace datapilot::worker::postgresql {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t most_tables = 200;
constexpr int values_compared = 1'000;
constexpr milliseconds time_in_all{10'000};

std::string name_of(const catalog::Table& table) {
    return quote_identifier(table.schema) + "." + quote_identifier(table.relation);
}

// Columns of two types are compared as texts.
std::string containment_sql(const ColumnPair& columns) {
    const auto from = quote_identifier(columns.from.name);
    const auto to = "held." + quote_identifier(columns.to.name);
    const bool same = columns.from.type == columns.to.type;
    return "SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM " +
           name_of(columns.to_table) + " AS held WHERE " +
           (same ? to + " = referring.value" : to + "::text = referring.value::text") +
           ")) FROM (SELECT DISTINCT " + from + " AS value FROM " + name_of(columns.from_table) +
           " WHERE " + from + " IS NOT NULL LIMIT " + std::to_string(values_compared) +
           ") AS referring";
}

// 0 too where the columns cannot be compared, or not in time.
double contained(ReadOnlyTransaction& transaction, const ColumnPair& columns) {
    const auto found = transaction.attempt(containment_sql(columns), 2, {1, 1024});
    if (!found || found->rows.size() != 1) return 0;
    const auto all = number(found->rows[0][0]);
    const auto inside = number(found->rows[0][1]);
    return all == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(all);
}

}  // namespace

base::Result<std::vector<catalog::Relationship>> infer_relationships(
    ReadOnlyTransaction& transaction, const SchemaTables& schema,
    const std::vector<catalog::Relationship>& declared) {
    if (schema.tables.size() > most_tables) return std::vector<catalog::Relationship>{};
    const auto until = Patience::Clock::now() + std::min(time_in_all, transaction.left() / 2);
    return find_relationships(
        schema.tables, [&](const ColumnPair& columns) -> base::Result<double> {
            const bool over = Patience::Clock::now() >= until || !transaction.usable();
            if (over || is_declared(declared, columns)) return 0;
            return contained(transaction, columns);
        });
}

}  // namespace datapilot::worker::postgresql
