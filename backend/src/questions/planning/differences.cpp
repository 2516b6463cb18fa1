#include "questions/labels.h"
#include "questions/planning/plan_builder.h"

// One column less another, and one measure less another.
namespace datapilot::questions {

using query_plan::Aggregate;
using query_plan::Arithmetic;
using query_plan::ArithmeticOperator;
using query_plan::Box;
using query_plan::Expression;
using query_plan::Measure;

bool PlanBuilder::add_difference(const Target& target, std::size_t source) {
    const auto what = chosen(*target.what), less = chosen(*target.less);
    const auto other = source_for(less.table, target.words);
    if (!other || sources_->multiplies() || what.is_table() || less.is_table() || what == less) {
        return false;
    }
    const bool days = source_.role(what) == Role::date && source_.role(less) == Role::date;
    const bool numbers = source_.fact(what).numeric() && source_.fact(less).numeric();
    if (!days && !numbers) return false;
    const auto value = column(source, what), taken_away = column(*other, less);
    const auto name = label_of(source_, what), from = label_of(source_, less);
    Measure measure{{}, {}, words(target.words)};
    if (days) {
        measure.value = {query_plan::DaysBetween{taken_away, value}};
        measure.label = {"Jours de " + from.french + " à " + name.french,
                         "Days from " + from.english + " to " + name.english};
        measure.format = query_plan::Format::days;
    } else {
        measure.value = {Arithmetic{ArithmeticOperator::subtract, {value, taken_away}}};
        measure.label = {name.french + " − " + from.french, name.english + " − " + from.english};
    }
    measure.value = {Aggregate{target.function, Box<Expression>(std::move(measure.value))}};
    measure.label = aggregate_label(target.function, measure.label);
    plan_.measures.push_back(std::move(measure));
    return true;
}

// « prix par kilomètre »
bool PlanBuilder::divide_measures() {
    if (plan_.measures.size() != 2) return false;
    const auto first = plan_.measures[0], second = plan_.measures[1];
    Expression ratio{Arithmetic{ArithmeticOperator::divide, {first.value, second.value}}};
    Measure made{std::move(ratio),
                 {first.label.french + " / " + second.label.french,
                  first.label.english + " / " + second.label.english},
                 first.words};
    made.format = first.format;
    plan_.measures.clear();
    plan_.measures.push_back(std::move(made));
    return true;
}

// « différence entre le maximum et le minimum »
bool PlanBuilder::subtract_measures() {
    if (plan_.measures.size() != 2) return false;
    const auto first = plan_.measures[0], second = plan_.measures[1];
    plan_.measures.push_back(
        {{Arithmetic{ArithmeticOperator::subtract, {first.value, second.value}}},
         {first.label.french + " − " + second.label.french,
          first.label.english + " − " + second.label.english},
         first.words});
    return true;
}

}  // namespace datapilot::questions
