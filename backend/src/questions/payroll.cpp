#include "questions/payroll.h"

#include "questions/language/identifiers.h"

namespace datapilot::questions {
namespace {

bool says_wage(const catalog::Column& column) {
    return language::says_any(column.name, {"salaire", "remuneration", "salary", "wage"});
}

// The only column of wages; gross and net are two.
const catalog::Column* wage_of(const catalog::Table& table, const TableFacts& facts) {
    const catalog::Column* found = nullptr;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!facts.columns[c].additive() || !says_wage(table.columns[c])) continue;
        if (found) return nullptr;
        found = &table.columns[c];
    }
    return found;
}

}  // namespace

std::vector<Metric> with_payroll(std::vector<Metric> metrics, const catalog::Catalog& catalog,
                                 const std::vector<TableFacts>& facts) {
    for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
        const auto* wage = wage_of(catalog.tables[t], facts[t]);
        if (!wage) continue;
        Metric metric;
        metric.table = t;
        metric.name = "masse_salariale_" + std::to_string(t);
        metric.names = {"masse salariale", "payroll"};
        metric.label = {"Masse salariale (" + wage->name + ")", "Payroll (" + wage->name + ")"};
        metric.row = query_plan::Expression{query_plan::ColumnRef{0, wage->name}};
        metric.format = query_plan::Format::money;
        metrics.push_back(std::move(metric));
    }
    return metrics;
}

}  // namespace datapilot::questions
