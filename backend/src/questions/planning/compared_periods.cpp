#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/condition_parts.h"
#include "questions/planning/plan_builder.h"

// « CA 2016 vs N-1 »: each measure over one period, then over the other.
namespace datapilot::questions {

using language::DateRange;
using language::PeriodComparison;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::Measure;

namespace {

DateRange other_range(const PeriodComparison& comparison, const DateRange& range,
                      language::Grain grain) {
    switch (comparison.with) {
        case PeriodComparison::With::same_period_last_year:
            return language::one_year_before(range);
        case PeriodComparison::With::previous_period:
            return language::just_before(range, grain);
        case PeriodComparison::With::explicit_period:
            // « novembre par rapport à novembre dernier »
            return comparison.period->range == range ? language::one_year_before(range)
                                                     : comparison.period->range;
    }
    return range;
}

Measure over_period(Measure measure, const Condition& within, const DateRange& range) {
    restrict_to(measure.value, within);
    const auto said = period_label(range);
    measure.label = {measure.label.french + " " + said.french,
                     measure.label.english + " " + said.english};
    return measure;
}

// In percent of what it was.
Measure change(const Measure& measure, const Measure& now, const Measure& then) {
    using query_plan::Arithmetic;
    using query_plan::ArithmeticOperator;
    Expression difference{Arithmetic{ArithmeticOperator::subtract, {now.value, then.value}}};
    Expression ratio{Arithmetic{ArithmeticOperator::divide, {std::move(difference), then.value}}};
    const Expression hundred{query_plan::Literal{catalog::ColumnType::decimal, "100.0"}};
    Measure out{{Arithmetic{ArithmeticOperator::multiply, {hundred, std::move(ratio)}}},
                label_made_of(measure.label, "Évolution", "Change in")};
    out.format = query_plan::Format::percent;
    return out;
}

}  // namespace

bool PlanBuilder::compare_periods() {
    if (!request_.comparison) return true;
    const auto test = std::ranges::find(request_.tests, TestKind::period, &Test::kind);
    const bool whole = test != request_.tests.end() && test->period.range.begin &&
                       test->period.range.end && test->column && !test->column->candidates.empty();
    if (!whole) return false;
    const auto said = words(test->words);
    const auto found = std::ranges::find(conditions_, said, &Condition::words);
    const auto source = source_for(chosen(*test->column).table, test->words);
    const bool by_date = std::ranges::any_of(plan_.dimensions, [](const auto& dimension) {
        return std::holds_alternative<query_plan::DateBucket>(dimension.value.node);
    });
    const bool plain = std::ranges::all_of(plan_.measures, [](const Measure& measure) {
        return measure.transform == query_plan::Transform::none;
    });
    if (found == conditions_.end() || !source || by_date || !plain || plan_.measures.empty()) {
        return false;
    }
    auto other = *test;
    other.period.range = other_range(*request_.comparison, test->period.range, test->period.grain);
    const auto now = period_condition(*test, chosen(*test->column), *source);
    const auto then = period_condition(other, chosen(*test->column), *source);
    if (!now || !then) return false;
    found->label = {found->label.french + " et " + period_label(other.period.range).french,
                    found->label.english + " and " + period_label(other.period.range).english};
    found->node = query_plan::AnyOf{{*now, *then}};
    const auto measures = std::move(plan_.measures);
    plan_.measures.clear();
    for (const auto& measure : measures) {
        plan_.measures.push_back(over_period(measure, *now, test->period.range));
        plan_.measures.push_back(over_period(measure, *then, other.period.range));
        plan_.measures.push_back(
            change(measure, *std::prev(plan_.measures.end(), 2), plan_.measures.back()));
    }
    return true;
}

}  // namespace datapilot::questions
