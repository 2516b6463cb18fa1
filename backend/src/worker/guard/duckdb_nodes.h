#pragma once

#include <span>
#include <string_view>

namespace datapilot::worker::guard {

// What a field of a node holds, and so what must be looked at in it.
enum class Part {
    plain,   // names, numbers and flags that change nothing but the result
    absent,  // allowed only as null or empty
    expression,
    expressions,
    query,  // {"node", "named_param_map"}
    node,   // a SELECT, a set operation or a recursive table expression
    table,
    tables_named,  // cte_map
    modifiers,
    order,  // an ORDER_MODIFIER
    orders,
    cases,
    replaced,  // [{"key", "value"}] with an expression as value
    rows,      // lists of expressions
    pivots,
    sample,
    cast_type,
    constant,
};

struct Field {
    std::string_view name;
    Part part;
};

struct NodeKind {
    std::string_view name;
    std::span<const Field> fields;
};

// The kinds of nodes that approved SQL may have, with every field they may have; null where the
// kind is not allowed.
const NodeKind* expression_kind(std::string_view name);
const NodeKind* query_kind(std::string_view type);
const NodeKind* table_kind(std::string_view type);
const NodeKind* modifier_kind(std::string_view type);

}  // namespace datapilot::worker::guard
