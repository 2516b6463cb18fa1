#include "questions/reading/comparators.h"

#include <algorithm>

namespace datapilot::questions {

using language::Marker;
using query_plan::AggregateFunction;
using query_plan::Comparator;

std::optional<Comparator> comparator_of(const Item& item) {
    if (item.kind != ItemKind::marker) return std::nullopt;
    switch (item.marker) {
        case Marker::greater:
        case Marker::after:
            return Comparator::greater;
        case Marker::at_least:
            return Comparator::greater_or_equal;
        case Marker::less:
        case Marker::before:
            return Comparator::less;
        case Marker::at_most:
            return Comparator::less_or_equal;
        case Marker::equal:
            return Comparator::equal;
        case Marker::different:
            return Comparator::not_equal;
        case Marker::more:
            return Comparator::greater;
        case Marker::fewer:
            return Comparator::less;
        default:
            return std::nullopt;
    }
}

std::optional<AggregateFunction> function_of(const Item& item) {
    if (item.is(Marker::average)) return AggregateFunction::average;
    if (item.is(Marker::median)) return AggregateFunction::median;
    if (item.is(Marker::minimum)) return AggregateFunction::minimum;
    if (item.is(Marker::maximum)) return AggregateFunction::maximum;
    // « la puissance *la plus faible* », where « le plus » alone wants an adjective.
    const auto words = std::ranges::count(item.text, ' ') + 1;
    if (words < 3 || item.text.ends_with(" de") || item.text.ends_with(" d")) return std::nullopt;
    if (item.is(Marker::most)) return AggregateFunction::maximum;
    if (item.is(Marker::least)) return AggregateFunction::minimum;
    return std::nullopt;
}

}  // namespace datapilot::questions
