#include "ai/answering/query_run.h"

#include <utility>

#include "ai/answering/outcome.h"
#include "ai/answering/summary.h"
#include "charts/chart_spec.h"

namespace datapilot::ai::answering {
namespace {

using runtime::Task;

std::vector<results::ShownColumn> columns_of(const Outcome& outcome,
                                             const results::ResultTable& table,
                                             base::Language language) {
    if (outcome.plan) return shown_columns(*outcome.plan, table.columns, language);
    auto columns = shown_columns(table);
    if (outcome.columns.size() != columns.size()) return columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto named = outcome.columns[i];
        named.column = columns[i].column;
        // A label is its author's word; that text is a measure would not be.
        const bool fits = named.role != results::Role::measure || results::is_number(named);
        columns[i].label = named.label.empty() ? columns[i].label : named.label;
        if (fits) columns[i].role = named.role;
        if (fits && results::is_number(named)) columns[i].format = named.format;
    }
    return columns;
}

void take_rows(Outcome& outcome, results::ResultTable table, base::Language language) {
    outcome.columns = columns_of(outcome, table, language);
    outcome.rows = std::move(table.rows);
    outcome.truncated = table.truncated;
    outcome.chart = charts::chart_for(outcome.columns, outcome.rows);
    outcome.summary = summarise(outcome, language);
}

}  // namespace

Task<base::Result<Ran>> run_outcome(Outcome outcome, const RunQuery& run, std::int64_t row_cap,
                                    Narrator& narrator) {
    Event sql = SqlReady{outcome.sql, outcome.dialect};
    co_await narrator.tell(std::move(sql));
    base::Text running{"Calcul en cours", "Running"};
    co_await narrator.reached(Step::running, std::move(running));
    auto ran = co_await run(outcome.sql, row_cap);
    if (!ran) co_return ran.error();
    take_rows(outcome, std::move(ran->table), narrator.language());
    co_return Ran{std::move(outcome), ran->sql_time, ran->rows_scanned};
}

}  // namespace datapilot::ai::answering
