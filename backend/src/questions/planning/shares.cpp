#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/condition_parts.h"
#include "questions/planning/plan_builder.h"

// « part du CA réalisée en Bretagne », « part des 10 premiers clients dans le CA »: some of the
// rows over all of them.
namespace datapilot::questions {

using query_plan::Arithmetic;
using query_plan::ArithmeticOperator;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::Literal;
using query_plan::Measure;
using query_plan::Transform;

namespace {

Expression percent(Expression part, Expression whole) {
    Expression ratio{Arithmetic{ArithmeticOperator::divide, {std::move(part), std::move(whole)}}};
    return {Arithmetic{ArithmeticOperator::multiply,
                       {{Literal{catalog::ColumnType::decimal, "100.0"}}, std::move(ratio)}}};
}

base::Text joined_labels(const std::vector<Condition>& conditions) {
    base::Text out;
    for (const auto& condition : conditions) {
        const bool first = out.french.empty();
        out.french += (first ? "" : ", ") + condition.label.french;
        out.english += (first ? "" : ", ") + condition.label.english;
    }
    return out;
}

}  // namespace

bool PlanBuilder::has_parts() const {
    const bool ranked = request_.extreme && request_.extreme->what && request_.groups.empty();
    return ranked || std::ranges::any_of(request_.tests, &Test::part);
}

// « part des trains annulés dans les trains programmés »: one column over another.
bool PlanBuilder::add_ratio(Measure part, const Reference& whole) {
    const auto element = chosen(whole);
    const auto source = source_for(element.table, whole.words);
    if (!source || sources_->multiplies() || !source_.fact(element).additive()) return false;
    const auto name = label_of(source_, element);
    part.label = {part.label.french + " / " + name.french,
                  part.label.english + " / " + name.english};
    part.value =
        percent(std::move(part.value),
                {query_plan::Aggregate{query_plan::AggregateFunction::sum,
                                       query_plan::Box<Expression>(column(*source, element))}});
    part.transform = Transform::none;
    part.format = query_plan::Format::percent;
    plan_.measures.push_back(std::move(part));
    return true;
}

// « les 10 premiers clients » make the part: those that come first by what is shared.
bool PlanBuilder::add_share_of_the_first() {
    const auto share =
        std::ranges::find(plan_.measures, Transform::share_of_total, &Measure::transform);
    if (share == plan_.measures.end() || !request_.extreme || !request_.extreme->what ||
        !request_.groups.empty()) {
        return true;
    }
    Request first;
    first.extreme = std::move(request_.extreme);
    request_.extreme.reset();
    if (!first.extreme->by) {
        first.extreme->by = request_.measures.front();
        first.extreme->by->transform = Transform::none;
    }
    std::ranges::copy_if(request_.tests, std::back_inserter(first.tests),
                         [](const Test& test) { return !test.part; });
    const auto what = chosen(*first.extreme->what);
    const auto key = what.is_table() ? source_.facts[what.table].key : what.column;
    const auto source = key ? source_for(what.table, first.extreme->words) : std::nullopt;
    auto built = PlanBuilder(context_, first).build();
    if (!built || !source || sources_->multiplies()) return false;
    // Only the key of those that come first is compared.
    auto& plan = built->plan;
    for (auto& dimension : plan.dimensions) {
        const auto* column = std::get_if<query_plan::ColumnRef>(&dimension.value.node);
        dimension.shown = column && column->column == source_.column({what.table, *key}).name;
    }
    for (auto& measure : plan.measures) measure.shown = false;
    if (std::ranges::count_if(plan.dimensions, &query_plan::Dimension::shown) != 1) return false;
    const auto rows = std::to_string(first.extreme->rows);
    const auto label = label_of(source_, what);
    Condition among{query_plan::InPlan{column(*source, {what.table, key}), std::move(plan)}};
    among.label = {rows + " premiers de " + label.french, "first " + rows + " of " + label.english};
    among.words = words(first.extreme->words);
    parts_.push_back(std::move(among));
    return true;
}

bool PlanBuilder::close_shares() {
    if (parts_.empty()) return true;
    const auto share =
        std::ranges::find(plan_.measures, Transform::share_of_total, &Measure::transform);
    if (share == plan_.measures.end() || sources_->multiplies()) return false;
    const auto said = joined_labels(parts_);
    auto part = share->value;
    restrict_to(part, parts_.size() == 1 ? parts_.front()
                                         : Condition{query_plan::AllOf{std::move(parts_)}});
    share->value = percent(std::move(part), std::move(share->value));
    share->transform = Transform::none;
    share->format = query_plan::Format::percent;
    share->label = label_made_of(share->label, "Part", "Share of");
    share->label.french += " (" + said.french + ")";
    share->label.english += " (" + said.english + ")";
    return true;
}

}  // namespace datapilot::questions
