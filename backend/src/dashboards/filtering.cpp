#include "dashboards/filtering.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace datapilot::dashboards {
namespace {

using query_plan::AllOf;
using query_plan::ColumnRef;
using query_plan::DateBucket;
using query_plan::InPeriod;
using query_plan::QueryPlan;
using questions::PickedColumn;
using questions::PlanEdit;

struct PlacedPeriod {
    std::string path;
    const query_plan::Condition* condition;
};

// Where the chips name it: alone, or among what must all hold.
std::optional<PlacedPeriod> find_period(const QueryPlan& plan) {
    if (!plan.filter) return std::nullopt;
    if (std::holds_alternative<InPeriod>(plan.filter->node)) {
        return PlacedPeriod{"/filter", &*plan.filter};
    }
    const auto* all = std::get_if<AllOf>(&plan.filter->node);
    for (std::size_t i = 0; all && i < all->conditions.size(); ++i) {
        if (std::holds_alternative<InPeriod>(all->conditions[i].node)) {
            return PlacedPeriod{"/filter/of/" + std::to_string(i), &all->conditions[i]};
        }
    }
    return std::nullopt;
}

std::optional<PickedColumn> picked(const QueryPlan& plan, const ColumnRef& column) {
    const auto* table = std::get_if<std::string>(&plan.sources[column.source].from);
    if (!table) return std::nullopt;
    return PickedColumn{*table, column.column, column.source};
}

std::optional<PickedColumn> date_drawn_along(const QueryPlan& plan) {
    for (const auto& dimension : plan.dimensions) {
        const auto* bucket = std::get_if<DateBucket>(&dimension.value.node);
        const auto* column = bucket ? std::get_if<ColumnRef>(&bucket->date->node) : nullptr;
        if (column) return picked(plan, *column);
    }
    return std::nullopt;
}

std::optional<PickedColumn> first_date(const QueryPlan& plan, const catalog::Catalog& catalog) {
    using enum catalog::ColumnType;
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
        const auto* name = std::get_if<std::string>(&plan.sources[i].from);
        const auto* table = name ? catalog.find(*name) : nullptr;
        if (!table) continue;
        const auto found = std::ranges::find_if(table->columns, [](const auto& column) {
            return column.type == date || column.type == timestamp;
        });
        if (found != table->columns.end()) return PickedColumn{*name, found->name, i};
    }
    return std::nullopt;
}

std::optional<PlanEdit> period_edit(const QueryPlan& plan, const Days& days,
                                    const catalog::Catalog& catalog) {
    questions::PeriodPart part{std::nullopt, days.from, days.before};
    if (const auto own = find_period(plan)) return PlanEdit{own->path, part};
    part.of = date_drawn_along(plan);
    if (!part.of) part.of = first_date(plan, catalog);
    if (!part.of) return std::nullopt;
    return PlanEdit{std::nullopt, part};
}

bool is_set(const Condition& condition) {
    return !condition.part.values.empty() ||
           condition.part.op == questions::FilterOperator::empty ||
           condition.part.op == questions::FilterOperator::present;
}

FilterFate apply(const Condition& condition, QueryPlan& plan, const PlanSource& source) {
    if (!is_set(condition)) return FilterFate::not_set;
    const auto* table = source.catalog.find(condition.part.of->table);
    if (!table || !table->find(condition.part.of->column)) return FilterFate::not_applicable;
    auto edited = source.rules.edited(plan, {PlanEdit{std::nullopt, condition.part}});
    if (!edited) return FilterFate::not_applicable;
    plan = std::move(*edited);
    return FilterFate::applied;
}

}  // namespace

std::string_view name(FilterFate fate) {
    constexpr std::array<std::string_view, 3> names{"applied", "not_set", "not_applicable"};
    return names[static_cast<std::size_t>(fate)];
}

FilteredPlan filtered(QueryPlan plan, const Filters& filters, base::Date today,
                      const PlanSource& source) {
    FilteredPlan result{std::move(plan), {}};
    if (filters.period) {
        auto over = plan_over(result.plan, days_of(*filters.period, today), source);
        result.fates.period = over ? FilterFate::applied : FilterFate::not_applicable;
        if (over) result.plan = std::move(*over);
    }
    for (const auto& condition : filters.conditions) {
        result.fates.conditions.push_back(apply(condition, result.plan, source));
    }
    return result;
}

const query_plan::Condition* period_condition(const QueryPlan& plan) {
    const auto found = find_period(plan);
    return found ? found->condition : nullptr;
}

std::optional<Days> period_of(const QueryPlan& plan) {
    const auto* condition = period_condition(plan);
    if (!condition) return std::nullopt;
    const auto& period = std::get<InPeriod>(condition->node);
    return Days{period.from, period.before};
}

std::optional<QueryPlan> plan_over(const QueryPlan& plan, const Days& days,
                                   const PlanSource& source) {
    const auto edit = period_edit(plan, days, source.catalog);
    if (!edit) return std::nullopt;
    auto edited = source.rules.edited(plan, {*edit});
    if (!edited) return std::nullopt;
    return std::move(*edited);
}

}  // namespace datapilot::dashboards
