#include "ai/answering/outcome.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "ai/answering/summary.h"
#include "charts/chart_spec.h"
#include "query_plan/interpretation.h"
#include "query_plan/sql.h"

namespace datapilot::ai::answering {
namespace {

using query_plan::AggregateFunction;
using query_plan::OutputRole;
using query_plan::QueryPlan;
using results::Format;

constexpr std::array formats{
    std::pair{std::string_view{"money"}, Format::eur},
    std::pair{std::string_view{"percent"}, Format::percent},
    std::pair{std::string_view{"days"}, Format::days},
    std::pair{std::string_view{"identifier"}, Format::identifier},
    std::pair{std::string_view{"year"}, Format::year},
    std::pair{std::string_view{"half_year"}, Format::half_year},
    std::pair{std::string_view{"quarter"}, Format::quarter},
    std::pair{std::string_view{"month"}, Format::month},
    std::pair{std::string_view{"week"}, Format::week},
    std::pair{std::string_view{"day"}, Format::day},
    std::pair{std::string_view{"weekday"}, Format::weekday},
    std::pair{std::string_view{"hour"}, Format::hour},
};

Format format_of(std::string_view name) {
    for (const auto& [candidate, format] : formats) {
        if (candidate == name) return format;
    }
    return Format::plain;
}

results::Role role_of(OutputRole role) {
    switch (role) {
        case OutputRole::dimension:
            return results::Role::dimension;
        case OutputRole::measure:
            return results::Role::measure;
        case OutputRole::other:
            return results::Role::other;
    }
    return results::Role::other;
}

// Sums and counts of parts add up to those of the whole.
bool is_additive(const query_plan::Measure& measure) {
    const auto* aggregate = std::get_if<query_plan::Aggregate>(&measure.value.node);
    if (!aggregate || measure.transform != query_plan::Transform::none) return false;
    return aggregate->function == AggregateFunction::sum ||
           aggregate->function == AggregateFunction::count ||
           aggregate->function == AggregateFunction::count_rows;
}

// Of the shown measures, in the order of their columns.
std::vector<bool> additive_measures(const QueryPlan& plan) {
    std::vector<bool> additive;
    for (const auto& measure : plan.measures) {
        if (measure.shown) additive.push_back(is_additive(measure));
    }
    return additive;
}

void add_table_labels(const QueryPlan& plan, const catalog::Catalog& catalog,
                      std::vector<std::string>& labels) {
    for (const auto& source : plan.sources) {
        if (const auto* nested = std::get_if<query_plan::Box<QueryPlan>>(&source.from)) {
            add_table_labels(**nested, catalog, labels);
            continue;
        }
        const auto* table = catalog.find(std::get<std::string>(source.from));
        if (table && std::ranges::find(labels, table->label) == labels.end()) {
            labels.push_back(table->label);
        }
    }
}

bool has(const std::vector<questions::Warning>& warnings, std::string_view code) {
    return std::ranges::find(warnings, code, &questions::Warning::code) != warnings.end();
}

// A key's own name and values that are all there leave no doubt to tell of.
bool any_join_doubtful(const QueryPlan& plan) {
    constexpr double certain_enough = 0.9;
    return std::ranges::any_of(plan.joins, [](const query_plan::Join& join) {
        return join.inferred && join.certainty < certain_enough;
    });
}

// Whether each row begins with a whole number of its own: a year, a code.
bool counts_up(const results::ResultTable& table) {
    std::set<results::Cell> seen;
    return table.rows.size() > 1 && std::ranges::all_of(table.rows, [&](const auto& row) {
               return std::holds_alternative<std::int64_t>(row[0]) && seen.insert(row[0]).second;
           });
}

const questions::Warning join_inferred{
    "join_inferred",
    {"Le lien entre les tables a été déduit de leurs noms et de leurs valeurs : vérifiez-le.",
     "The link between the tables was inferred from their names and values: check it."}};

const questions::Warning nothing_matched{
    "nothing_matched",
    {"Aucune ligne ne répond à tous les filtres : élargissez la période ou retirez un filtre.",
     "No row meets every filter: widen the period or remove a filter."}};

questions::Warning rows_truncated(std::size_t rows) {
    return {"rows_truncated",
            {fmt::format(
                 "Seules les {} premières lignes sont montrées ; l'export les donne toutes.", rows),
             fmt::format("Only the first {} rows are shown; the export holds them all.", rows)}};
}

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

}  // namespace

std::vector<results::ShownColumn> shown_columns(const QueryPlan& plan,
                                                const std::vector<results::Column>& columns,
                                                base::Language language) {
    const auto outputs = query_plan::output_columns(plan, language);
    const auto additive = additive_measures(plan);
    std::size_t measures = 0;
    std::vector<results::ShownColumn> all;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        results::ShownColumn shown{columns[i], columns[i].name};
        if (i < outputs.size()) {
            shown.label = outputs[i].label;
            shown.role = role_of(outputs[i].role);
            shown.format = format_of(outputs[i].format);
            shown.unit = outputs[i].unit;
        }
        if (shown.role == results::Role::measure) {
            shown.additive = measures < additive.size() && additive[measures];
            ++measures;
        }
        all.push_back(std::move(shown));
    }
    return all;
}

std::vector<results::ShownColumn> shown_columns(const results::ResultTable& table) {
    std::vector<results::ShownColumn> all;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        results::ShownColumn shown{table.columns[i], table.columns[i].name};
        const bool leads = i == 0 && table.columns.size() > 1 && counts_up(table);
        shown.role =
            results::is_number(shown) && !leads ? results::Role::measure : results::Role::dimension;
        if (leads) shown.format = results::Format::identifier;
        all.push_back(std::move(shown));
    }
    return all;
}

base::Text tables_used(const QueryPlan& plan, const catalog::Catalog& catalog) {
    std::vector<std::string> labels;
    add_table_labels(plan, catalog, labels);
    const auto joined = fmt::format("{}", fmt::join(labels, ", "));
    return {(labels.size() > 1 ? "Tables : " : "Table : ") + joined,
            (labels.size() > 1 ? "Tables: " : "Table: ") + joined};
}

std::vector<questions::Warning> warnings_about(const Outcome& outcome,
                                               std::vector<questions::Warning> of_reading) {
    auto warnings = std::move(of_reading);
    if (outcome.plan && any_join_doubtful(*outcome.plan)) {
        warnings.push_back(join_inferred);
    }
    if (outcome.rows.empty() && !has(warnings, nothing_matched.code)) {
        warnings.push_back(nothing_matched);
    }
    if (outcome.truncated) warnings.push_back(rows_truncated(outcome.rows.size()));
    return warnings;
}

base::Result<Outcome> planned_outcome(query_plan::QueryPlan plan, const catalog::Catalog& catalog,
                                      base::Language language) {
    auto sql = query_plan::to_sql(plan, catalog, catalog.dialect, language);
    if (!sql) return sql.error();
    auto interpretation = query_plan::interpret(plan, language);
    return Outcome{.plan = std::move(plan),
                   .interpretation = std::move(interpretation),
                   .sql = std::move(sql->text),
                   .dialect = catalog.dialect};
}

void take_rows(Outcome& outcome, results::ResultTable table, base::Language language) {
    outcome.columns = columns_of(outcome, table, language);
    outcome.rows = std::move(table.rows);
    outcome.truncated = table.truncated;
    outcome.chart = charts::chart_for(outcome.columns, outcome.rows);
    outcome.summary = summarise(outcome, language);
}

}  // namespace datapilot::ai::answering
