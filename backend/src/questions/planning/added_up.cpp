#include <algorithm>

#include "questions/planning/forms.h"

// Numbers that are added up though nobody said so: « CA par région », « montant 2024 ».
namespace datapilot::questions {

using query_plan::AggregateFunction;
using query_plan::Transform;

// What is made of a number where the question does not say.
AggregateFunction usual_function(const Source& source, Element element) {
    if (element.metric) return source.metrics[*element.metric].function;
    const auto fact = source.fact(element);
    if (fact.aggregation) return *fact.aggregation;
    return fact.additive() ? AggregateFunction::sum : AggregateFunction::average;
}

// « le nombre d'employés du musée », where a column holds it: nothing is counted.
void show_counts_that_are_columns(const Source& source, Request& request) {
    for (auto it = request.measures.begin(); it != request.measures.end();) {
        const bool counts_column =
            it->counts && !it->distinct && it->what && !chosen(*it->what).is_table() &&
            (chosen(*it->what).metric || source.fact(chosen(*it->what)).additive());
        if (!counts_column) {
            ++it;
            continue;
        }
        const bool alone = request.measures.size() == 1 && request.projections.empty() &&
                           request.groups.empty() && !request.extreme && !it->what->of &&
                           request.mentions.empty();
        if (alone) {  // « nombre de trains programmés en 2023 »: in all
            it->counts = false;
            it->function = AggregateFunction::sum;
            ++it;
            continue;
        }
        request.projections.push_back(std::move(*it->what));
        it = request.measures.erase(it);
    }
}

// Numbers shown by something, or beside a total, are summed: « CA par région », « ventes et
// quantités par mois », « frais de port et CA ».
void sum_numbers_of_groups(const Source& source, Request& request) {
    const bool only_numbers = std::ranges::all_of(request.projections, [&](const Reference& one) {
        return !chosen(one).is_table() && source.fact(chosen(one)).additive();
    });
    const bool beside_total =
        only_numbers && std::ranges::any_of(request.projections, [&](const Reference& one) {
            return source.is_total(chosen(one));
        });
    const bool grouped = !request.groups.empty() || beside_total || request.comparison;
    for (auto it = request.projections.begin(); it != request.projections.end();) {
        const auto element = chosen(*it);
        const bool metric = element.metric.has_value();
        const bool number = !element.is_table() && source.fact(element).numeric() &&
                            source.role(element) != Role::year;
        if (metric || (grouped && number)) {
            Target measure;
            measure.function = usual_function(source, element);
            measure.words = it->words;
            measure.what = std::move(*it);
            request.measures.push_back(std::move(measure));
            it = request.projections.erase(it);
        } else {
            ++it;
        }
    }
}

// « montant 2024 », « conso du T1 2024 de la piscine », « montant des factures payées »: in all.
void add_up_of_some(const Source& source, Request& request) {
    const bool bare = request.measures.empty() && request.projections.size() == 1 &&
                      request.groups.empty() && !request.extreme && request.orders.empty() &&
                      !request.distinct && !request.everything && !request.comparison;
    if (!bare) return;
    const auto element = chosen(request.projections[0]);
    if (element.is_table() || element.metric || request.projections[0].several) return;
    const auto role = source.role(element);
    if (!source.fact(element).additive() || role == Role::price || role == Role::stock) return;
    // « le nombre dans le 75 », in a table of figures
    bool some = source.facts[element.table].counted == element.column && !request.tests.empty();
    // « montant des factures impayées »
    const bool of_rows = role == Role::amount && !request.mentions.empty();
    for (const auto& test : request.tests) {
        some |= test.kind == TestKind::period && !test.negated;
        some |= of_rows && (test.kind == TestKind::value || test.kind == TestKind::existence);
        const bool one_row = test.kind == TestKind::value && !test.values.empty() &&
                             test.values.front().column.table == element.table &&
                             source.role(test.values.front().column) == Role::key;
        if (one_row || test.kind == TestKind::number) return;
    }
    if (!some) return;
    Target sum;
    sum.function = usual_function(source, element);
    sum.words = request.projections[0].words;
    sum.what = std::move(request.projections[0]);
    request.projections.clear();
    request.measures.push_back(std::move(sum));
}

// « les mois où le montant dépasse 10000 »: the amounts of a month add up.
void add_up_over_periods(const Source& source, Request& request) {
    const bool by_time = std::ranges::any_of(
        request.groups, [](const Grouping& group) { return group.grain.has_value(); });
    if (!by_time || !request.measures.empty()) return;
    for (auto& test : request.tests) {
        const bool compares = test.kind == TestKind::number || test.kind == TestKind::average;
        const bool sums = compares && !test.of_many && test.column &&
                          !test.column->candidates.empty() && !chosen(*test.column).is_table() &&
                          !chosen(*test.column).metric &&
                          source.fact(chosen(*test.column)).additive();
        if (sums) test.of_many = AggregateFunction::sum;
    }
}

// « prix moyen par kilomètre », « budget par enfant inscrit »: one sum over the other.
void divide_by_units(const Source& source, Request& request) {
    constexpr std::int64_t few_values = 20;
    if (request.measures.size() != 1 || request.comparison || request.extreme) return;
    auto& target = request.measures[0];
    const bool plain = target.what && !target.counts && target.transform == Transform::none &&
                       !target.of && !target.less && !chosen(*target.what).is_table() &&
                       (target.function == AggregateFunction::sum ||
                        target.function == AggregateFunction::average);
    if (!plain) return;
    const auto measured = chosen(*target.what);
    const bool total = source.is_total(measured);
    if (!total && (measured.metric || !source.fact(measured).additive())) return;
    const auto unit = std::ranges::find_if(request.groups, [&](const Grouping& group) {
        if (!group.by || group.grain || group.each || group.by->several) return false;
        const auto by = chosen(*group.by);
        if (by.is_table() || by.metric || by == measured) return false;
        const auto role = source.role(by);
        const bool counts = role == Role::number || role == Role::quantity || role == Role::amount;
        return counts && (total || group.unit || source.column(by).distinct_count > few_values);
    });
    if (unit == request.groups.end()) return;
    if (!measured.metric) target.function = AggregateFunction::sum;
    Target divisor;
    divisor.function = AggregateFunction::sum;
    divisor.words = unit->words;
    divisor.what = std::move(unit->by);
    request.groups.erase(unit);
    request.measures.push_back(std::move(divisor));
    request.ratio = true;
}

}  // namespace datapilot::questions
