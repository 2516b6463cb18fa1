#include <algorithm>
#include <cstdlib>
#include <set>

#include "questions/planning/forms.h"

// Conditions on groups, and on rows of their own: « les villes avec plus de 50 commandes ».
namespace datapilot::questions {

using query_plan::AggregateFunction;

namespace {

// Whether several rows have the same value, which is no name of theirs.
bool is_shared(const Source& source, Element element) {
    if (!element.column || element.metric) return false;
    const auto role = source.role(element);
    const auto& described = source.column(element);
    const auto& facts = source.facts[element.table];
    const bool names = facts.key && std::ranges::find(facts.label_columns, *element.column) !=
                                        facts.label_columns.end();
    return described.type == catalog::ColumnType::text && role != Role::key &&
           role != Role::reference && role != Role::person_name && !names &&
           described.distinct_count < source.table(element).row_count;
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

// « une fuite et une installation »: no row is of both natures.
bool are_other_values(const Test& left, const Test& right) {
    const bool values = left.kind == TestKind::value && right.kind == TestKind::value &&
                        !left.values.empty() && !right.values.empty();
    if (!values || left.values.front().column != right.values.front().column) return false;
    return std::ranges::none_of(left.values.front().stored, [&](const std::string& value) {
        const auto& others = right.values.front().stored;
        return std::ranges::find(others, value) != others.end();
    });
}

}  // namespace

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

// « les villes avec plus de 50 commandes », « les régions de moins de 1000 places »: those of all
// rows that share the value.
void test_what_is_shared(const Source& source, Request& request) {
    const bool bare = request.measures.empty() && request.projections.size() == 1 &&
                      request.groups.empty() && !request.extreme && request.mentions.empty() &&
                      request.orders.empty();
    if (!bare || !is_shared(source, chosen(request.projections[0]))) return;
    const auto shown = chosen(request.projections[0]);
    Test* only = nullptr;
    bool periods = false;
    for (auto& test : request.tests) {
        periods |= test.kind == TestKind::period;
        if (test.kind != TestKind::number || !test.column || test.column->candidates.empty()) {
            continue;
        }
        if (only || test.negated || test.of_many || test.distinct) return;
        only = &test;
    }
    if (!only || !only->beside.empty()) return;
    using query_plan::Comparator;
    const auto element = chosen(*only->column);
    if (element.is_table()) {
        const auto path = source.joins.path(element.table, shown.table);
        const bool many = only->comparator == Comparator::greater ||
                          only->comparator == Comparator::greater_or_equal;
        if (!many || element.table == shown.table || !path || multiplies(*path)) return;
        only->of_many = AggregateFunction::count_rows;
        Target count;
        count.counts = true;
        count.what = only->column;
        count.words = only->words;
        request.measures.push_back(std::move(count));
        Grouping group;
        group.words = request.projections[0].words;
        group.by = std::move(request.projections[0]);
        request.groups.push_back(std::move(group));
        request.projections.clear();
        return;
    }
    if (element.metric || element.table != shown.table) return;
    const auto& columns = source.facts[element.table].columns;
    const bool over_years = std::ranges::any_of(columns, [](const ColumnFacts& facts) {
        return facts.role == Role::year || facts.role == Role::date;
    });
    const bool adds = source.fact(element).additive() && source.role(element) != Role::price &&
                      source.role(element) != Role::stock;
    if (adds && (periods || !over_years)) only->of_many = AggregateFunction::sum;
}

// « fondés avant 2003 et après 2003 »: no row is both, so two rows are meant.
void hold_apart_what_excludes_itself(Request& request) {
    for (std::size_t i = 0; i + 1 < request.tests.size(); ++i) {
        auto& left = request.tests[i];
        auto& right = request.tests[i + 1];
        const bool denied = right.either || left.negated || right.negated;
        if (!denied && !right.part && are_other_values(left, right)) {
            left.apart = right.apart = true;
        }
        const bool comparable = left.kind == right.kind && left.column && right.column &&
                                (left.kind == TestKind::number || left.kind == TestKind::period);
        if (!comparable || denied) continue;
        if (chosen(*left.column) != chosen(*right.column)) continue;
        if (exclude_each_other(left, right)) left.apart = right.apart = true;
    }
}

// « inscrits au yoga mais pas à la chorale »: whoever is at yoga is not at the choir in that row,
// so no other row of theirs is meant.
void deny_apart_what_is_denied_in_vain(Request& request) {
    for (auto& denied : request.tests) {
        if (!denied.negated || denied.either) continue;
        denied.repeats |= std::ranges::any_of(request.tests, [&](const Test& test) {
            return !test.negated && !test.either && are_other_values(test, denied);
        });
        denied.lacks |= denied.repeats;
    }
}

}  // namespace datapilot::questions
