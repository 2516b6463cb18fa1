#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/plan_builder.h"

// « CA moyen par client », « nombre moyen de lignes par commande »: a total for each, then the
// average of these totals.
namespace datapilot::questions {

using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Direction;
using query_plan::Expression;
using query_plan::OrderByDimension;
using query_plan::OrderByMeasure;
using query_plan::QueryPlan;

namespace {

// « par client », whatever the table is called.
std::string one_of(const std::string& label) {
    const bool plural =
        label.size() > 3 && label != "Mois" && label.ends_with('s') && !label.ends_with("ss");
    return plural ? label.substr(0, label.size() - 1) : label;
}

// The words of the totals, asked by what the averages are asked by, and by what they are of.
Request request_of_totals(const Source& source, Request request) {
    auto& target = request.measures.front();
    const auto element = chosen(*target.what);
    target.function = target.counts    ? AggregateFunction::count_rows
                      : element.metric ? source.metrics[*element.metric].function
                                       : AggregateFunction::sum;
    for (auto& group : request.groups) {
        group.hidden = group.within;
        group.within = false;
    }
    return request;
}

}  // namespace

std::optional<Built> PlanBuilder::build_averages() {
    const bool plain = request_.measures.size() == 1 && request_.measures.front().what &&
                       request_.projections.empty() && request_.orders.empty() &&
                       !request_.extreme && !request_.comparison;
    if (!plain) return std::nullopt;
    const auto& target = request_.measures.front();
    auto totals = PlanBuilder(context_, request_of_totals(source_, request_)).build();
    if (!totals || totals->plan.measures.size() != 1) return std::nullopt;
    auto& inner = totals->plan;
    inner.order.clear();

    QueryPlan outer;
    outer.shape = query_plan::Shape::aggregate;
    outer.calendar = inner.calendar;
    for (const auto& dimension : inner.dimensions) {
        if (!dimension.shown) continue;
        outer.dimensions.push_back(
            {{ColumnRef{0, dimension.label.french}}, dimension.label, dimension.words});
    }
    const auto& total = inner.measures.front();
    const auto within = std::ranges::find_if(request_.groups, &Grouping::within);
    const auto of =
        within->grain ? grain_label(*within->grain) : label_of(source_, chosen(*within->by));
    const auto label = aggregate_label(target.function, total.label);
    outer.measures.push_back(
        {{Aggregate{target.function, Box<Expression>({ColumnRef{0, total.label.french}})}},
         {label.french + " par " + one_of(of.french), label.english + " by " + one_of(of.english)},
         words(target.words),
         query_plan::Transform::none,
         total.format,
         true,
         total.unit});
    if (!outer.dimensions.empty()) {
        outer.order.push_back({OrderByMeasure{0}, Direction::descending});
        const bool in_time = std::ranges::any_of(
            request_.groups, [](const auto& group) { return group.grain && !group.within; });
        if (in_time) outer.order.front() = {OrderByDimension{0}, Direction::ascending};
    }
    outer.sources.emplace_back().from = Box<QueryPlan>(std::move(inner));
    return Built{std::move(outer), totals->doubt};
}

}  // namespace datapilot::questions
