#include "worker/guard/postgresql_parts.h"

#include <string>
#include <vector>

#include "worker/guard/postgresql_calls.h"
#include "worker/guard/postgresql_fields.h"
#include "worker/guard/postgresql_functions.h"
#include "worker/guard/refusal.h"

namespace datapilot::worker::guard {
namespace {

using Names = std::vector<std::string>;
using Verdict = std::optional<base::Error>;

constexpr int longest_type = 10'000;
constexpr int largest_interval_mask = 0x7FFF;

// A name that the server itself defines: alone, as nothing else is looked through, or qualified.
std::optional<std::string> own_name(const Names& names) {
    if (names.size() == 1) return names[0];
    if (names.size() == 2 && names[0] == "pg_catalog") return names[1];
    return std::nullopt;
}

// The last of the names, as shown to a person.
std::string shown(const Names& names) {
    return names.empty() ? "" : names.back().substr(0, 60);
}

Verdict check_call(const PgQuery__FuncCall& call) {
    const auto names = texts_of(call.funcname, call.n_funcname);
    const auto name = own_name(names);
    if (!name || !is_allowed_postgresql_function(*name)) {
        return refusal("la fonction « " + shown(names) + " » n'est pas permise.",
                       "the function “" + shown(names) + "” is not allowed.");
    }
    if (is_bounded_call(*name, call)) return std::nullopt;
    return refusal("la fonction « " + shown(names) +
                       " » y produirait une valeur trop longue. Donnez-lui une borne écrite et "
                       "plus petite.",
                   "the function “" + shown(names) +
                       "” would make a value that is too long. Give it a smaller bound that is "
                       "written out.");
}

Verdict check_operator(const Names& names) {
    const auto name = own_name(names);
    if (names.empty() || (name && is_allowed_postgresql_operator(*name))) return std::nullopt;
    return refusal("l'opérateur « " + shown(names) + " » n'est pas permis.",
                   "the operator “" + shown(names) + "” is not allowed.");
}

// BETWEEN stands where its operator would.
Verdict check_expression(const PgQuery__AExpr& expression) {
    if (expression.kind >= PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN &&
        expression.kind <= PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN_SYM) {
        return std::nullopt;
    }
    return check_operator(texts_of(expression.name, expression.n_name));
}

Verdict check_type(const PgQuery__TypeName& type) {
    const auto name = own_name(texts_of(type.names, type.n_names));
    bool allowed = name && is_allowed_postgresql_type(*name);
    const int largest = name == "interval" ? largest_interval_mask : longest_type;
    for (std::size_t i = 0; i < type.n_typmods && allowed; ++i) {
        const auto& modifier = *type.typmods[i];
        allowed = modifier.node_case == PG_QUERY__NODE__NODE_A_CONST &&
                  modifier.a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL &&
                  modifier.a_const->ival->ival <= largest;
    }
    if (allowed) return std::nullopt;
    return refusal("elle convertit vers un type qui n'est pas permis.",
                   "it converts to a type that is not allowed.");
}

// (o).f would call a function f that takes a row.
Verdict check_indirection(const PgQuery__AIndirection& of) {
    for (std::size_t i = 0; i < of.n_indirection; ++i) {
        if (of.indirection[i]->node_case != PG_QUERY__NODE__NODE_A_INDICES) {
            return unlisted_construct("a field of a value");
        }
    }
    return std::nullopt;
}

Verdict check_collation(const PgQuery__CollateClause& collate) {
    if (own_name(texts_of(collate.collname, collate.n_collname))) return std::nullopt;
    return unlisted_construct("collation");
}

// Those that come after tell who asks.
Verdict check_value_function(const PgQuery__SQLValueFunction& function) {
    if (function.op <= PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP_N) return std::nullopt;
    return unlisted_construct("who asks is not for a query to know");
}

}  // namespace

std::optional<base::Error> check_parts(ProtobufCMessage& node) {
    const auto* kind = node.descriptor;
    if (kind == &pg_query__func_call__descriptor) return check_call(as<PgQuery__FuncCall>(node));
    if (kind == &pg_query__type_name__descriptor) return check_type(as<PgQuery__TypeName>(node));
    if (kind == &pg_query__a__expr__descriptor) return check_expression(as<PgQuery__AExpr>(node));
    if (kind == &pg_query__sub_link__descriptor) {
        const auto& link = as<PgQuery__SubLink>(node);
        return check_operator(texts_of(link.oper_name, link.n_oper_name));
    }
    if (kind == &pg_query__collate_clause__descriptor) {
        return check_collation(as<PgQuery__CollateClause>(node));
    }
    if (kind == &pg_query__sqlvalue_function__descriptor) {
        return check_value_function(as<PgQuery__SQLValueFunction>(node));
    }
    if (kind == &pg_query__a__indirection__descriptor) {
        return check_indirection(as<PgQuery__AIndirection>(node));
    }
    return std::nullopt;
}

}  // namespace datapilot::worker::guard
