#include "definitions/definitions.h"

#include <algorithm>

namespace datapilot::definitions {
namespace {

bool operator==(const AllOf& a, const AllOf& b) {
    return a.tests == b.tests;
}
bool operator==(const AnyOf& a, const AnyOf& b) {
    return a.tests == b.tests;
}
bool operator==(const Arithmetic& a, const Arithmetic& b) {
    return a.op == b.op && a.operands == b.operands;
}
bool operator==(const DaysBetween& a, const DaysBetween& b) {
    return *a.from == *b.from && *a.to == *b.to;
}
bool operator==(const Aggregate& a, const Aggregate& b) {
    const bool same_of = a.of.has_value() == b.of.has_value() && (!a.of || **a.of == **b.of);
    return a.function == b.function && same_of && a.where == b.where;
}

// Of two variants that hold the same alternative.
template <class Variant>
bool same_node(const Variant& a, const Variant& b) {
    if (a.index() != b.index()) return false;
    return std::visit(
        [&](const auto& node) { return node == std::get<std::decay_t<decltype(node)>>(b); }, a);
}

template <class Items>
auto* found(const Items& items, std::string_view name) {
    const auto at = std::ranges::find(
        items, name, [](const auto& item) -> std::string_view { return item.name; });
    return at == items.end() ? nullptr : &*at;
}

}  // namespace

bool Test::operator==(const Test& other) const {
    return same_node(node, other.node);
}

bool Expression::operator==(const Expression& other) const {
    return same_node(node, other.node);
}

const TableDefinition* find(const Definitions& definitions, std::string_view table) {
    return found(definitions.tables, table);
}

const ColumnDefinition* find(const TableDefinition& table, std::string_view column) {
    return found(table.columns, column);
}

const MetricDefinition* find_metric(const Definitions& definitions, std::string_view name) {
    return found(definitions.metrics, name);
}

bool same_link(const RelationshipDefinition& a, const RelationshipDefinition& b) {
    return a.from_table == b.from_table && a.from_columns == b.from_columns &&
           a.to_table == b.to_table && a.to_columns == b.to_columns;
}

}  // namespace datapilot::definitions
