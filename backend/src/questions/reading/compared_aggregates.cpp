#include <algorithm>

#include "questions/reading/aggregates.h"
#include "questions/reading/comparators.h"
#include "questions/reading/reader.h"

// « supérieur à la moyenne », « plus âgés que l'âge moyen », « plus âgés que Fernando ».
namespace datapilot::questions {

using language::Marker;
using query_plan::AggregateFunction;
using query_plan::Comparator;

// What periods are compared by where nothing is said: the turnover.
std::optional<Reference> Reader::turnover_by_period() const {
    const bool by_period = says_grain();
    auto turnovers = by_period ? turnovers_of(source_) : Reference{};
    if (turnovers.candidates.empty()) return std::nullopt;
    return turnovers;
}

// « supérieur à la moyenne », « plus âgés que l'âge moyen », « inférieur au poids minimum ».
bool Reader::compare_with_aggregate(std::size_t at, std::size_t next_item, Test test) {
    test.kind = TestKind::average;
    auto first = at, last = next_item;
    Index operand;
    std::optional<AggregateFunction> function = function_of(items_[next_item]);
    std::vector<std::size_t> used{at, next_item};
    if (function) {
        operand = next_thing(next_item);
        if (operand && !(names_number(*operand) && only_small_between(next_item, *operand))) {
            operand.reset();
        }
    } else {  // « au poids moyen », « au nombre moyen de produits »
        auto aggregate = next(next_item);
        if (items_[next_item].is(Marker::count) || items_[next_item].is(Marker::how_many)) {
            if (!aggregate || !function_of(items_[*aggregate])) return false;
            operand = next_thing(*aggregate);
            if (!operand) return false;
        } else {
            if (!names_number(next_item)) return false;
            operand = next_item;
        }
        if (!aggregate || !function_of(items_[*aggregate])) return false;
        function = function_of(items_[*aggregate]);
        used.push_back(*aggregate);
    }
    if (operand) {
        used.push_back(*operand);
        test.other = numbers_of(*operand);
    }
    test.function = *function;
    if (const auto many = aggregate_before(at)) {
        test.of_many = many->function;
        test.column = numbers_of(many->noun);
        used.push_back(many->marker);
        used.push_back(many->noun);
    } else if (const auto left = tested_column(at); left && names_number(*left)) {
        test.column = numbers_of(*left);
        used.push_back(*left);
    } else if (operand) {
        test.column = test.other;
    } else if (test.column) {
        // An adjective said it: « plus âgés que la moyenne ».
    } else if (const auto total = turnover_by_period()) {
        test.column = total;  // « quels mois sont au-dessus de la moyenne mensuelle »
    } else {
        return false;
    }
    if (const auto each = next(next_item); each && items_[*each].kind == ItemKind::grain) {
        used.push_back(*each);  // « la moyenne *mensuelle* »
    }
    for (const auto i : used) {
        take(i);
        first = std::min(first, i);
        last = std::max(last, i);
    }
    add(std::move(test), first, last);
    return true;
}

// « plus cher que le produit Chaise », « un poids supérieur à celui de Rex »: than what the rows of
// that value have, each of them.
bool Reader::compare_with_row(std::size_t at, std::size_t other, Test test) {
    auto value = other;
    const auto after = next(other);
    const bool named = !means_value(other) && names_table(other) && after && means_value(*after) &&
                       only_small_between(other, *after);
    if (named) value = *after;
    if (!names_value(value) || !means_value(value)) return false;
    std::vector<std::size_t> used{at, other, value};
    auto first = at;
    if (!test.column) {
        const auto left = tested_column(at);
        if (!left || !names_number(*left)) return false;
        test.column = numbers_of(*left);
        used.push_back(*left);
        first = *left;
    }
    const auto& candidates = test.column->candidates;
    std::vector<ValueMatch> rows;
    for (const auto& match : items_[value].values) {
        const bool measured = std::ranges::any_of(candidates, [&](const SchemaMatch& one) {
            return one.element.table == match.column.table && one.element != match.column;
        });
        const auto role = source_.role(match.column);
        const bool names = role == Role::name || role == Role::person_name || role == Role::key ||
                           role == Role::code || named;
        if (measured && names) rows.push_back(match);
    }
    if (rows.empty()) return false;
    std::erase_if(test.column->candidates, [&](const SchemaMatch& one) {
        return std::ranges::none_of(
            rows, [&](const ValueMatch& row) { return row.column.table == one.element.table; });
    });
    test.kind = TestKind::average;
    test.of_row = true;
    const bool above =
        test.comparator == Comparator::greater || test.comparator == Comparator::greater_or_equal;
    test.function = above ? AggregateFunction::maximum : AggregateFunction::minimum;
    for (const auto i : used) take(i);
    add(std::move(test), first, value);
    Test row;
    row.values = std::move(rows);
    row.of_average = true;
    row.words = items_[value].tokens;
    request_.tests.push_back(std::move(row));
    return true;
}

}  // namespace datapilot::questions
