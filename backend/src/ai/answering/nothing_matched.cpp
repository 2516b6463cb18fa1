#include "ai/answering/nothing_matched.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "results/decimal_digits.h"

namespace datapilot::ai::answering {
namespace {

using query_plan::AggregateFunction;
using query_plan::AllOf;
using query_plan::Box;
using query_plan::Condition;
using query_plan::QueryPlan;

constexpr std::size_t most_filters = 5;
constexpr std::int64_t most_rows = 5'000'000;

std::vector<const Condition*> filters_of(const QueryPlan& plan) {
    std::vector<const Condition*> filters;
    if (!plan.filter) return filters;
    const auto* all = std::get_if<AllOf>(&plan.filter->node);
    if (!all) return {&*plan.filter};
    for (const auto& condition : all->conditions) filters.push_back(&condition);
    return filters;
}

void count_where(QueryPlan& plan, Condition condition) {
    query_plan::Aggregate count{AggregateFunction::count_rows};
    count.only = Box<Condition>(std::move(condition));
    const auto name = "n" + std::to_string(plan.measures.size());
    plan.measures.push_back({.value = {std::move(count)}, .label = {name, name}});
}

Condition all_but(const std::vector<const Condition*>& filters, std::size_t left_out) {
    AllOf rest;
    for (std::size_t i = 0; i < filters.size(); ++i) {
        if (i != left_out) rest.conditions.push_back(*filters[i]);
    }
    return {std::move(rest)};
}

bool is_quick(const QueryPlan& plan, const catalog::Catalog& catalog) {
    return std::ranges::all_of(plan.sources, [&](const query_plan::Source& source) {
        const auto* name = std::get_if<std::string>(&source.from);
        const auto* table = name ? catalog.find(*name) : nullptr;
        return table && table->row_count <= most_rows;
    });
}

// What a condition is called; one that has no name is called by its parts.
base::Text name_of(const Condition& condition) {
    const auto* any = std::get_if<query_plan::AnyOf>(&condition.node);
    if (!condition.label.french.empty() || !any) return condition.label;
    base::Text name;
    for (const auto& part : any->conditions) {
        const auto of_part = name_of(part);
        name.french += (name.french.empty() ? "" : " ou ") + of_part.french;
        name.english += (name.english.empty() ? "" : " or ") + of_part.english;
    }
    return name;
}

double number_in(const results::Cell& cell) {
    const auto digits = results::digits_of(cell);
    return digits.empty() ? 0 : std::strtod(digits.c_str(), nullptr);
}

bool is_null(const results::Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

questions::Warning warning(std::string french, std::string english) {
    return {"nothing_matched", {std::move(french), std::move(english)}};
}

questions::Warning no_row_meets(const base::Text& filter) {
    return warning(
        fmt::format("Aucune ligne ne répond à « {} » : vérifiez ce filtre, ou retirez-le.",
                    filter.french),
        fmt::format("No row meets “{}”: check this filter, or remove it.", filter.english));
}

questions::Warning not_together(const base::Text& filter, double rows) {
    return warning(fmt::format("Chaque filtre a des lignes, mais aucune ne répond à tous. Sans "
                               "« {} », {:.0f} {}.",
                               filter.french, rows, rows > 1 ? "lignes restent" : "ligne reste"),
                   fmt::format("Each filter has rows, but none meets all of them. Without “{}”, "
                               "{:.0f} {}.",
                               filter.english, rows, rows > 1 ? "rows are left" : "row is left"));
}

questions::Warning no_group_reaches(const base::Text& condition) {
    return warning(
        fmt::format("Des lignes répondent aux filtres, mais aucun groupe n'atteint « {} ».",
                    condition.french),
        fmt::format("Rows meet the filters, but no group reaches “{}”.", condition.english));
}

bool holds_only(const Outcome& outcome, bool (*wanted)(const results::Cell&)) {
    return std::ranges::all_of(outcome.rows,
                               [&](const auto& row) { return std::ranges::all_of(row, wanted); });
}

bool is_null_or_zero(const results::Cell& cell) {
    if (is_null(cell)) return true;
    const auto digits = results::digits_of(cell);
    return !digits.empty() && std::strtod(digits.c_str(), nullptr) == 0;
}

}  // namespace

bool found_nothing(const Outcome& outcome) {
    return outcome.rows.empty() ||
           (outcome.rows.size() == 1 && holds_only(outcome, is_null_or_zero));
}

std::optional<QueryPlan> counting_plan(const QueryPlan& plan, const catalog::Catalog& catalog) {
    const auto filters = filters_of(plan);
    const bool tellable = !filters.empty() && filters.size() <= most_filters &&
                          !plan.set_operation && is_quick(plan, catalog);
    if (!tellable) return std::nullopt;
    QueryPlan counts{.shape = query_plan::Shape::aggregate,
                     .sources = plan.sources,
                     .joins = plan.joins,
                     .calendar = plan.calendar};
    for (const auto* filter : filters) count_where(counts, *filter);
    count_where(counts, *plan.filter);
    if (filters.size() == 1) return counts;
    for (std::size_t i = 0; i < filters.size(); ++i) count_where(counts, all_but(filters, i));
    return counts;
}

std::optional<questions::Warning> blamed_filter(const Outcome& outcome, results::Row counts) {
    const auto filters = filters_of(*outcome.plan);
    if (counts.size() <= filters.size()) return std::nullopt;
    for (std::size_t i = 0; i < filters.size(); ++i) {
        if (number_in(counts[i]) == 0) return no_row_meets(name_of(*filters[i]));
    }
    // A count of zero is an answer: each filter can be met, but not all at once.
    const bool is_answer = !outcome.rows.empty() && !holds_only(outcome, is_null);
    if (is_answer) return std::nullopt;
    if (number_in(counts[filters.size()]) > 0) {
        if (!outcome.plan->having) return std::nullopt;
        return no_group_reaches(name_of(*outcome.plan->having));
    }
    for (std::size_t i = 0; i + filters.size() + 1 < counts.size(); ++i) {
        const auto rows = number_in(counts[filters.size() + 1 + i]);
        if (rows > 0) return not_together(name_of(*filters[i]), rows);
    }
    return std::nullopt;
}

}  // namespace datapilot::ai::answering
