#include "questions/planning/normal_form.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace datapilot::questions {

using query_plan::AggregateFunction;
using query_plan::Direction;
using query_plan::Transform;

namespace {

bool is_extremum(const Target& target) {
    return target.function == AggregateFunction::minimum ||
           target.function == AggregateFunction::maximum;
}

// What is made of a number where the question does not say.
AggregateFunction usual_function(const Source& source, Element element) {
    if (element.metric) return source.metrics[*element.metric].function;
    const auto fact = source.fact(element);
    if (fact.aggregation) return *fact.aggregation;
    return fact.additive() ? AggregateFunction::sum : AggregateFunction::average;
}

// A share or a growth applies to the measure beside it, or to the only number shown.
void attach_transforms(const Source& source, Request& request) {
    for (std::size_t i = 0; i < request.measures.size();) {
        auto& target = request.measures[i];
        const bool bare = target.transform != Transform::none && !target.what && !target.counts;
        if (!bare || request.measures.size() + request.projections.size() < 2) {
            ++i;
            continue;
        }
        const auto transform = target.transform;
        request.measures.erase(request.measures.begin() + static_cast<long>(i));
        if (!request.measures.empty()) {
            request.measures[std::min(i, request.measures.size() - 1)].transform = transform;
        } else {
            Target measure;
            const auto shown = chosen(request.projections.front());
            measure.function =
                shown.is_table() ? AggregateFunction::sum : usual_function(source, shown);
            measure.what = request.projections.front();
            measure.words = measure.what->words;
            measure.transform = transform;
            request.projections.erase(request.projections.begin());
            request.measures.push_back(std::move(measure));
        }
    }
}

// « commandes passées depuis mai : combien ? »
void count_what_is_shown(Request& request) {
    const bool counts_nothing = request.measures.size() == 1 && request.measures[0].counts &&
                                !request.measures[0].what && request.projections.size() == 1 &&
                                request.groups.empty();
    if (!counts_nothing || !chosen(request.projections[0]).is_table()) return;
    request.measures[0].what = std::move(request.projections[0]);
    request.projections.clear();
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

// « la moyenne de miles par gallon (mpg) », « une puissance de plus de 150 »: said twice.
void drop_what_is_said_twice(Request& request) {
    if (request.measures.empty() || !request.groups.empty()) return;
    std::erase_if(request.projections, [&](const Reference& projection) {
        const auto element = chosen(projection);
        const bool measured = std::ranges::any_of(request.measures, [&](const Target& target) {
            return target.what && chosen(*target.what) == element;
        });
        const bool tested = std::ranges::any_of(request.tests, [&](const Test& test) {
            return test.column && !test.column->candidates.empty() &&
                   chosen(*test.column) == element && test.kind == TestKind::number;
        });
        return measured || tested;
    });
}

// « chaque enseignant » without anything to measure only speaks of teachers.
void show_groups_of_nothing(Request& request) {
    if (!request.measures.empty() || request.extreme) return;
    const auto names = [](const Grouping& group) { return group.by && !group.grain; };
    for (auto& group : request.groups) {
        if (names(group)) request.projections.push_back(std::move(*group.by));
    }
    std::erase_if(request.groups, names);
}

// « la puissance maximale et la marque »: the row where it is greatest.
void show_row_of_extremum(Request& request) {
    const bool extremum = request.measures.size() == 1 && is_extremum(request.measures[0]) &&
                          request.measures[0].what && request.groups.empty() &&
                          !request.projections.empty() && !request.extreme;
    if (!extremum) return;
    auto measure = std::move(request.measures[0]);
    request.measures.clear();
    request.projections.push_back(*measure.what);
    Extreme extreme;
    extreme.direction = measure.function == AggregateFunction::maximum ? Direction::descending
                                                                       : Direction::ascending;
    extreme.words = measure.words;
    extreme.by = Target{};
    extreme.by->what = measure.what;
    extreme.by->words = measure.words;
    request.extreme = std::move(extreme);
}

// Whether no value fits both: « avant 2003 » and « après 2003 », « < 3000 » and « > 10000 ».
bool exclude_each_other(const Test& left, const Test& right) {
    if (left.kind == TestKind::period) {
        const auto ends_first = [](const Test& one, const Test& other) {
            return one.period.range.end && other.period.range.begin &&
                   *one.period.range.end <= *other.period.range.begin;
        };
        return ends_first(left, right) || ends_first(right, left);
    }
    using query_plan::Comparator;
    const auto below = [](const Test& test) {
        return test.comparator == Comparator::less || test.comparator == Comparator::less_or_equal;
    };
    const auto above = [](const Test& test) {
        return test.comparator == Comparator::greater ||
               test.comparator == Comparator::greater_or_equal;
    };
    const auto value = [](const Test& test) { return std::strtod(test.low.c_str(), nullptr); };
    const bool plain =
        left.high.empty() && right.high.empty() && left.numbers.empty() && right.numbers.empty();
    if (!plain) return false;
    return (below(left) && above(right) && value(left) < value(right)) ||
           (above(left) && below(right) && value(right) < value(left));
}

// « fondés avant 2003 et après 2003 »: no row is both, so two rows are meant.
void hold_apart_what_excludes_itself(Request& request) {
    for (std::size_t i = 0; i + 1 < request.tests.size(); ++i) {
        auto& left = request.tests[i];
        auto& right = request.tests[i + 1];
        const bool comparable = left.kind == right.kind && left.column && right.column &&
                                (left.kind == TestKind::number || left.kind == TestKind::period);
        if (!comparable || right.either || left.negated || right.negated) continue;
        if (chosen(*left.column) != chosen(*right.column)) continue;
        if (exclude_each_other(left, right)) left.apart = right.apart = true;
    }
}

// « les clients avec un CA supérieur à 50000 »: the turnover of each client, those above.
void group_what_has_totals(const Source& source, Request& request) {
    const auto on_total = [&](const Test& test) {
        const bool compares = test.kind == TestKind::number || test.kind == TestKind::average;
        return compares && test.column && !test.column->candidates.empty() &&
               (test.of_many || source.is_total(chosen(*test.column)));
    };
    const auto test = std::ranges::find_if(request.tests, on_total);
    if (test == request.tests.end() || !request.measures.empty() || request.extreme) return;
    std::set<std::size_t> named;
    for (auto it = request.projections.begin(); it != request.projections.end();) {
        const auto element = chosen(*it);
        const auto& labels = source.facts[element.table].label_columns;
        const bool names =
            !element.is_table() && (source.role(element) == Role::key ||
                                    std::ranges::find(labels, *element.column) != labels.end());
        if (names) {
            named.insert(element.table);
            ++it;
            continue;
        }
        Grouping group;
        group.words = it->words;
        group.by = std::move(*it);
        request.groups.push_back(std::move(group));
        it = request.projections.erase(it);
    }
    for (const auto table : named) {
        Grouping group;
        group.by = Reference{{{{table}, 1, true}}, std::nullopt, {}};
        request.groups.push_back(std::move(group));
    }
    if (request.groups.empty()) return;
    Target total;
    total.function = test->of_many.value_or(AggregateFunction::sum);
    total.what = test->column;
    total.words = test->words;
    request.measures.push_back(std::move(total));
}

// « CA moyen par client », « nombre moyen de lignes par commande »: what the average is of.
void average_over_entities(const Source& source, Request& request) {
    if (std::ranges::any_of(request.groups, &Grouping::within)) return;
    if (request.measures.size() != 1 || !request.measures[0].what) return;
    const auto& target = request.measures[0];
    const auto measured = chosen(*target.what);
    const bool averages = target.function == AggregateFunction::average ||
                          target.function == AggregateFunction::median;
    const bool counts = target.counts && measured.is_table();
    // « montant moyen par commande », of orders: each has one.
    if (averages && target.function_said && !measured.is_table()) {
        std::erase_if(request.groups, [&](const Grouping& group) {
            if (!group.by || group.grain || chosen(*group.by).table != measured.table) return false;
            const auto element = chosen(*group.by);
            if (element.is_table() || source.role(element) == Role::key) return true;
            const auto rows = source.table(element).row_count;
            return request.groups.size() > 1 && element.column && rows > 0 &&
                   source.column(element).distinct_count >= rows;
        });
    }
    if (!averages || !(counts || source.is_total(measured))) return;
    const auto coarser = [&](const Reference& reference) {
        const auto element = chosen(reference);
        const bool entity = element.is_table() || source.role(element) == Role::key ||
                            source.role(element) == Role::reference;
        const auto path = source.joins.path(measured.table, element.table);
        return entity && element.table != measured.table && path && !multiplies(*path);
    };
    auto of = std::ranges::find_if(
        request.groups, [&](const Grouping& group) { return group.by && coarser(*group.by); });
    if (of == request.groups.end()) {
        of = std::ranges::find_if(request.groups,
                                  [](const Grouping& group) { return group.grain.has_value(); });
    }
    if (of != request.groups.end()) {
        of->within = true;
        return;
    }
    // « montant moyen d'une commande »
    const auto mention = std::ranges::find_if(request.mentions, coarser);
    if (mention == request.mentions.end()) return;
    Grouping group;
    group.by = *mention;
    group.within = true;
    group.words = mention->words;
    request.groups.push_back(std::move(group));
}

// « règlements par mode », « livraisons T1 vs T2 »: how many of them.
void count_what_is_grouped(Request& request) {
    const bool grouped = std::ranges::any_of(
        request.groups, [](const Grouping& group) { return !group.each && !group.within; });
    const bool bare = request.measures.empty() && !request.extreme && request.orders.empty() &&
                      request.projections.size() == 1 &&
                      chosen(request.projections[0]).is_table() && !request.newcomers;
    if (!bare || !(grouped || request.comparison)) return;
    Target count;
    count.counts = true;
    count.words = request.projections[0].words;
    count.what = std::move(request.projections[0]);
    request.projections.clear();
    request.measures.push_back(std::move(count));
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

}  // namespace

Request normal_form(const Source& source, Request request) {
    attach_transforms(source, request);
    count_what_is_shown(request);
    count_what_is_grouped(request);
    add_up_over_periods(source, request);
    show_counts_that_are_columns(source, request);
    sum_numbers_of_groups(source, request);
    drop_what_is_said_twice(request);
    group_what_has_totals(source, request);
    show_groups_of_nothing(request);
    show_row_of_extremum(request);
    average_over_entities(source, request);
    hold_apart_what_excludes_itself(request);
    return request;
}

}  // namespace datapilot::questions
