#include "worker/guard/postgresql_output_names.h"

#include <array>

#include "worker/guard/postgresql_fields.h"

namespace datapilot::worker::guard {
namespace {

// A weak name is that of a type or a keyword: a cast around it brings its own.
struct Name {
    std::string text;
    bool strong = false;
};

constexpr std::array<std::string_view, 16> value_functions{"",
                                                           "current_date",
                                                           "current_time",
                                                           "current_time",
                                                           "current_timestamp",
                                                           "current_timestamp",
                                                           "localtime",
                                                           "localtime",
                                                           "localtimestamp",
                                                           "localtimestamp",
                                                           "current_role",
                                                           "current_user",
                                                           "user",
                                                           "session_user",
                                                           "current_catalog",
                                                           "current_schema"};

Name name_of(const PgQuery__Node* node);

Name last_of(PgQuery__Node* const* names, std::size_t count) {
    if (count == 0) return {};
    return {text_of(*names[count - 1]), true};
}

Name name_of_sublink(const PgQuery__SubLink& sublink) {
    if (sublink.sub_link_type == PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK) return {"exists", true};
    if (sublink.sub_link_type == PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK) return {"array", true};
    if (sublink.sub_link_type != PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK) return {};
    const auto* query = sublink.subselect ? sublink.subselect->select_stmt : nullptr;
    while (query && query->larg) query = query->larg;
    if (!query || query->n_target_list == 0) return {};
    return {output_name(*query->target_list[0]->res_target), true};
}

Name name_of_cast(const PgQuery__TypeCast& cast) {
    auto name = name_of(cast.arg);
    if (name.strong) return name;
    return {last_of(cast.type_name->names, cast.type_name->n_names).text, false};
}

Name name_of_case(const PgQuery__CaseExpr& expression) {
    auto name = name_of(expression.defresult);
    return name.strong ? name : Name{"case", false};
}

Name name_of(const PgQuery__Node* node) {
    if (!node) return {};
    switch (node->node_case) {
        case PG_QUERY__NODE__NODE_COLUMN_REF:
            return last_of(node->column_ref->fields, node->column_ref->n_fields);
        case PG_QUERY__NODE__NODE_A_INDIRECTION:
            return name_of(node->a_indirection->arg);
        case PG_QUERY__NODE__NODE_FUNC_CALL:
            return last_of(node->func_call->funcname, node->func_call->n_funcname);
        case PG_QUERY__NODE__NODE_TYPE_CAST:
            return name_of_cast(*node->type_cast);
        case PG_QUERY__NODE__NODE_COLLATE_CLAUSE:
            return name_of(node->collate_clause->arg);
        case PG_QUERY__NODE__NODE_CASE_EXPR:
            return name_of_case(*node->case_expr);
        case PG_QUERY__NODE__NODE_SUB_LINK:
            return name_of_sublink(*node->sub_link);
        case PG_QUERY__NODE__NODE_GROUPING_FUNC:
            return {"grouping", true};
        case PG_QUERY__NODE__NODE_A_ARRAY_EXPR:
            return {"array", true};
        case PG_QUERY__NODE__NODE_ROW_EXPR:
            return {"row", true};
        case PG_QUERY__NODE__NODE_COALESCE_EXPR:
            return {"coalesce", true};
        case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
            return {node->min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_LEAST ? "least" : "greatest",
                    true};
        case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION: {
            const auto op = static_cast<std::size_t>(node->sqlvalue_function->op);
            return {std::string{op < value_functions.size() ? value_functions[op] : ""}, true};
        }
        case PG_QUERY__NODE__NODE_A_EXPR:
            if (node->a_expr->kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF) {
                return {"nullif", true};
            }
            return {};
        default:
            return {};
    }
}

}  // namespace

std::string output_name(const PgQuery__ResTarget& target) {
    if (target.name && *target.name) return target.name;
    auto name = name_of(target.val).text;
    return name.empty() ? "?column?" : name;
}

}  // namespace datapilot::worker::guard
