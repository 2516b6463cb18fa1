#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/plan_builder.h"

// Amounts of finer rows are added up before they are joined, so that the join repeats nothing:
// the lines of each order, beside what the order itself costs to ship.
namespace datapilot::questions {

using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Expression;
using query_plan::Measure;
using query_plan::QueryPlan;

namespace {

// How parts that were aggregated apart make up the whole.
std::optional<AggregateFunction> of_parts(AggregateFunction function) {
    switch (function) {
        case AggregateFunction::count_rows:
        case AggregateFunction::sum:
            return AggregateFunction::sum;
        case AggregateFunction::minimum:
        case AggregateFunction::maximum:
            return function;
        default:
            return std::nullopt;
    }
}

}  // namespace

bool PlanBuilder::add_pre_aggregated(const Target& target) {
    const auto element = chosen(*target.what);
    const auto down = path(element.table, target.words);
    const auto up = source_.joins.path(element.table, sources_->base_table());
    if (!down || !up || multiplies(*up) || !down->front().multiplies) return false;

    JoinedSources parts(source_.catalog, element.table);
    const auto child = parts.follow(JoinPath(up->begin(), std::prev(up->end())));
    Measure part;
    if (target.counts) {
        if (!element.is_table() || target.function != AggregateFunction::count_rows) return false;
        part = rows_of(element.table, 0);
        part.words = words(target.words);
    } else {
        auto made = measure_over(target, 0);
        if (!made) return false;
        part = std::move(*made);
    }
    const auto* aggregate = std::get_if<Aggregate>(&part.value.node);
    const auto whole = aggregate ? of_parts(aggregate->function) : std::nullopt;
    if (!whole || up->back().relationship != down->front().relationship) return false;

    QueryPlan nested;
    nested.shape = query_plan::Shape::aggregate;
    auto on = joined_on(source_.catalog, down->front());
    for (const auto& [parent_column, own_column] : on) {
        nested.dimensions.push_back({{ColumnRef{child, own_column}}, {own_column, own_column}});
    }
    nested.measures.push_back({part.value, part.label});
    std::move(parts).move_into(nested);

    pre_aggregates_ = true;
    auto measure = part;
    const auto source = sources_->join_rows_of(std::move(nested), std::move(on));
    measure.value = {Aggregate{*whole, Box<Expression>({ColumnRef{source, part.label.french}})}};
    measure.transform = target.transform;
    return add_transformed(std::move(measure));
}

}  // namespace datapilot::questions
