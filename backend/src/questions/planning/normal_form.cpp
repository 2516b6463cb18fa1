#include "questions/planning/normal_form.h"

#include <algorithm>

#include "questions/planning/forms.h"

namespace datapilot::questions {

using query_plan::AggregateFunction;
using query_plan::Direction;
using query_plan::Transform;

namespace {

bool is_extremum(const Target& target) {
    return target.function == AggregateFunction::minimum ||
           target.function == AggregateFunction::maximum;
}

// A share or a growth applies to the measure beside it, or to the only number shown.
void attach_transforms(const Source& source, Request& request) {
    for (std::size_t i = 0; i < request.measures.size();) {
        auto& target = request.measures[i];
        const bool bare = target.transform != Transform::none && !target.what && !target.counts;
        // « part de chaque type de local »: of the rows.
        const bool of_each = bare && target.transform == Transform::share_of_total &&
                             request.measures.size() == 1 && request.projections.empty() &&
                             !request.groups.empty() && request.groups.front().each;
        if (of_each) target.counts = true;
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
            auto what = std::move(request.projections.front());
            request.projections.erase(request.projections.begin());
            const auto shown = chosen(what);
            measure.words = what.words;
            measure.transform = transform;
            if (shown.is_table() || shown.metric || source.fact(shown).numeric()) {
                measure.function =
                    shown.is_table() ? AggregateFunction::sum : usual_function(source, shown);
                measure.what = std::move(what);
            } else {  // « part de chaque type »
                measure.counts = true;
                request.groups.push_back({.by = std::move(what), .words = measure.words});
            }
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

// « le plus vieux » is who was born first.
void order_births(const Source& source, Request& request) {
    if (!request.extreme || !request.extreme->by || !request.extreme->by->is_age) return;
    auto& by = *request.extreme->by;
    const auto element = by.what ? chosen(*by.what) : Element{};
    const bool date = by.what && element.column && !element.metric &&
                      (source.role(element) == Role::date || source.role(element) == Role::year);
    if (!date) return;
    auto& direction = request.extreme->direction;
    direction = direction == Direction::ascending ? Direction::descending : Direction::ascending;
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

// « répartition par formule », « Léo vs Gabriel par année » of figures: how many in each.
void count_what_is_broken_down(const Source& source, Request& request) {
    const bool bare = request.measures.empty() && request.projections.empty() &&
                      !request.groups.empty() && !request.extreme;
    const bool figures = std::ranges::any_of(request.tests, [&](const Test& test) {
        return test.kind == TestKind::value && !test.values.empty() &&
               source.facts[test.values.front().column.table].counted;
    });
    if (!bare || !(request.breakdown || figures)) return;
    Target count;
    count.counts = true;
    count.words = request.groups.front().words;
    request.measures.push_back(std::move(count));
}

// « ventes par trimestre », « ventes à plus de 500 000 € », where "Vente" is a value: its rows.
void show_rows_of_noun(Request& request) {
    constexpr double as_written = 1;
    const bool bare = request.measures.empty() && request.projections.empty() && !request.extreme &&
                      !request.breakdown && !request.newcomers && !request.tests.empty();
    if (!bare) return;
    const auto first = std::ranges::min_element(request.tests, {},
                                                [](const Test& test) { return test.words.first; });
    const bool noun = first->kind == TestKind::value && !first->negated && !first->column &&
                      !first->values.empty() && first->values.front().quality < as_written;
    if (!noun) return;
    const auto before_it = [&](const Grouping& group) {
        return group.words.first < first->words.first;
    };
    if (std::ranges::any_of(request.groups, before_it)) return;
    request.projections.push_back(rows_with(first->values, first->words));
}

// « embauches par mois en 2023 »: the date that is cut says what is counted, and when.
void count_what_is_dated(Request& request) {
    const bool says_more = !request.measures.empty() || !request.projections.empty() ||
                           !request.orders.empty() || request.extreme || request.newcomers;
    const auto dated = std::ranges::find_if(
        request.groups, [](const Grouping& group) { return group.grain && group.by; });
    if (says_more || dated == request.groups.end()) return;
    Target count;
    count.counts = true;
    count.words = dated->words;
    count.what.emplace();
    count.what->candidates.push_back({Element{chosen(*dated->by).table}, 1, true});
    request.measures.push_back(std::move(count));
    for (auto& test : request.tests) {
        const bool unsaid = test.column && test.column->words.size() == 0;
        if (test.kind == TestKind::period && unsaid) test.column = dated->by;
    }
}

bool adds_up(const Source& source, const Reference& reference) {
    return !chosen(reference).is_table() && source.fact(chosen(reference)).additive();
}

// « Lyon vs Lille », « salaire médian des femmes et des hommes »: an amount or number of each
// value, an average even where no word is said again.
bool wants_each(const Source& source, const Request& request, const Test& test) {
    if (test.joined == ValuesJoined::versus) return true;
    if (test.joined == ValuesJoined::not_said || test.negated || test.apart) return false;
    const auto averages = [](const Target& target) {
        return target.function == AggregateFunction::average ||
               target.function == AggregateFunction::median || is_extremum(target);
    };
    if (std::ranges::any_of(request.measures, averages)) return true;
    const bool shared = std::ranges::any_of(request.measures, [](const Target& target) {
        return target.transform == Transform::share_of_total;
    });
    const auto& shown = request.projections;
    return test.joined == ValuesJoined::by_and_again && !shared &&
           (!request.measures.empty() || (shown.size() == 1 && adds_up(source, shown.front())));
}

void group_values_side_by_side(const Source& source, Request& request) {
    for (auto& test : request.tests) {
        if (test.values.empty() || !wants_each(source, request, test)) continue;
        test.part = false;
        const auto column = test.values.front().column;
        const bool grouped = std::ranges::any_of(request.groups, [&](const Grouping& group) {
            return group.by && chosen(*group.by) == column;
        });
        if (grouped) continue;
        Grouping group;
        group.by = Reference{{{column, 1, true}}, std::nullopt, test.words};
        group.words = test.words;
        request.groups.push_back(std::move(group));
    }
}

// « qui a pris le plus de jours ? »: the person to whom the rows belong.
void rank_people(const Source& source, Request& request) {
    auto& extreme = request.extreme;
    if (!request.asks_who || !extreme || extreme->what || !extreme->by || !extreme->by->what)
        return;
    const auto names_people = [&](std::size_t table) {
        return std::ranges::any_of(source.facts[table].columns, [](const ColumnFacts& facts) {
            return facts.role == Role::person_name;
        });
    };
    const auto by = chosen(*extreme->by->what);
    if (names_people(by.table) || !request.measures.empty() || !request.groups.empty()) return;
    const auto nobody = source.facts.size();
    std::size_t nearest = nobody;
    std::size_t steps = 3;
    for (std::size_t t = 0; t < source.facts.size(); ++t) {
        const auto path = source.joins.path(by.table, t);
        if (t == by.table || !path || multiplies(*path) || !names_people(t)) continue;
        if (path->size() == steps) nearest = nobody;
        if (path->size() >= steps) continue;
        nearest = t;
        steps = path->size();
    }
    if (nearest == nobody) return;
    std::erase_if(request.projections, [&](const Reference& shown) {
        return chosen(shown).table == by.table && chosen(shown).is_table();
    });
    const bool others = std::ranges::any_of(request.projections, [&](const Reference& shown) {
        return chosen(shown).table != nearest;
    });
    if (others) return;
    request.projections.clear();
    Reference people;
    people.candidates.push_back({Element{nearest}, 1, true});
    extreme->what = std::move(people);
}

}  // namespace

Request normal_form(const Source& source, Request request) {
    show_rows_of_noun(request);
    count_what_is_broken_down(source, request);
    group_values_side_by_side(source, request);
    attach_transforms(source, request);
    count_what_is_shown(request);
    count_what_is_grouped(request);
    count_what_is_dated(request);
    add_up_over_periods(source, request);
    show_counts_that_are_columns(source, request);
    sum_numbers_of_groups(source, request);
    add_up_of_some(source, request);
    divide_by_units(source, request);
    drop_what_is_said_twice(request);
    test_what_is_shared(source, request);
    rank_people(source, request);
    average_totals_only(source, request);
    group_what_has_totals(source, request);
    show_groups_of_nothing(request);
    show_row_of_extremum(request);
    order_births(source, request);
    average_over_entities(source, request);
    hold_apart_what_excludes_itself(request);
    deny_apart_what_is_denied_in_vain(request);
    return request;
}

}  // namespace datapilot::questions
