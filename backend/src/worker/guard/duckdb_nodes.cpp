#include "worker/guard/duckdb_nodes.h"

#include <algorithm>
#include <array>

namespace datapilot::worker::guard {
namespace {

using enum Part;

constexpr auto between =
    std::to_array<Field>({{"input", expression}, {"lower", expression}, {"upper", expression}});
constexpr auto case_ = std::to_array<Field>({{"case_checks", cases}, {"else_expr", expression}});
constexpr auto cast_ =
    std::to_array<Field>({{"child", expression}, {"cast_type", cast_type}, {"try_cast", plain}});
constexpr auto collate = std::to_array<Field>({{"child", expression}, {"collation", plain}});
constexpr auto column_ref = std::to_array<Field>({{"column_names", plain}});
constexpr auto comparison = std::to_array<Field>({{"left", expression}, {"right", expression}});
constexpr auto children = std::to_array<Field>({{"children", expressions}});
constexpr auto constant_ = std::to_array<Field>({{"value", constant}});
constexpr auto function = std::to_array<Field>({{"function_name", plain},
                                                {"schema", plain},
                                                {"catalog", absent},
                                                {"children", expressions},
                                                {"filter", expression},
                                                {"order_bys", order},
                                                {"distinct", plain},
                                                {"is_operator", plain},
                                                {"export_state", plain}});
constexpr auto positional = std::to_array<Field>({{"index", plain}});
constexpr auto star = std::to_array<Field>({{"relation_name", plain},
                                            {"exclude_list", plain},
                                            {"qualified_exclude_list", plain},
                                            {"replace_list", replaced},
                                            {"rename_list", absent},
                                            {"columns", plain},
                                            {"expr", expression}});
constexpr auto subquery_expression = std::to_array<Field>({{"subquery_type", plain},
                                                           {"subquery", query},
                                                           {"child", expression},
                                                           {"comparison_type", plain}});
constexpr auto window = std::to_array<Field>({{"function_name", plain},
                                              {"schema", plain},
                                              {"catalog", absent},
                                              {"children", expressions},
                                              {"partitions", expressions},
                                              {"orders", orders},
                                              {"start", plain},
                                              {"end", plain},
                                              {"start_expr", expression},
                                              {"end_expr", expression},
                                              {"offset_expr", expression},
                                              {"default_expr", expression},
                                              {"ignore_nulls", plain},
                                              {"filter_expr", expression},
                                              {"exclude_clause", plain},
                                              {"distinct", plain},
                                              {"arg_orders", orders}});
constexpr auto expressions_allowed = std::to_array<NodeKind>({{"BETWEEN", between},
                                                              {"CASE", case_},
                                                              {"CAST", cast_},
                                                              {"COLLATE", collate},
                                                              {"COLUMN_REF", column_ref},
                                                              {"COMPARISON", comparison},
                                                              {"CONJUNCTION", children},
                                                              {"CONSTANT", constant_},
                                                              {"FUNCTION", function},
                                                              {"OPERATOR", children},
                                                              {"POSITIONAL_REFERENCE", positional},
                                                              {"STAR", star},
                                                              {"SUBQUERY", subquery_expression},
                                                              {"WINDOW", window}});

constexpr auto select = std::to_array<Field>({{"modifiers", modifiers},
                                              {"cte_map", tables_named},
                                              {"select_list", expressions},
                                              {"from_table", table},
                                              {"where_clause", expression},
                                              {"group_expressions", expressions},
                                              {"group_sets", plain},
                                              {"aggregate_handling", plain},
                                              {"having", expression},
                                              {"sample", sample},
                                              {"qualify", expression}});
constexpr auto set_operation = std::to_array<Field>({{"modifiers", modifiers},
                                                     {"cte_map", tables_named},
                                                     {"setop_type", plain},
                                                     {"setop_all", plain},
                                                     {"left", node},
                                                     {"right", node}});
constexpr auto recursive = std::to_array<Field>({{"modifiers", modifiers},
                                                 {"cte_map", tables_named},
                                                 {"cte_name", plain},
                                                 {"union_all", plain},
                                                 {"left", node},
                                                 {"right", node},
                                                 {"aliases", plain},
                                                 {"key_targets", expressions}});
constexpr auto queries_allowed = std::to_array<NodeKind>({{"SELECT_NODE", select},
                                                          {"SET_OPERATION_NODE", set_operation},
                                                          {"RECURSIVE_CTE_NODE", recursive}});

constexpr auto base_table = std::to_array<Field>({{"schema_name", absent},
                                                  {"catalog_name", absent},
                                                  {"table_name", plain},
                                                  {"column_name_alias", plain},
                                                  {"at_clause", absent}});
constexpr auto subquery_table =
    std::to_array<Field>({{"subquery", query}, {"column_name_alias", plain}});
constexpr auto join = std::to_array<Field>({{"left", table},
                                            {"right", table},
                                            {"condition", expression},
                                            {"join_type", plain},
                                            {"ref_type", plain},
                                            {"using_columns", plain},
                                            {"delim_flipped", plain},
                                            {"duplicate_eliminated_columns", absent}});
constexpr auto expression_list =
    std::to_array<Field>({{"expected_names", plain}, {"expected_types", absent}, {"values", rows}});
constexpr auto table_function = std::to_array<Field>(
    {{"function", expression}, {"column_name_alias", plain}, {"with_ordinality", plain}});
constexpr auto pivot = std::to_array<Field>({{"source", table},
                                             {"aggregates", expressions},
                                             {"pivots", pivots},
                                             {"groups", plain},
                                             {"unpivot_names", plain},
                                             {"column_name_alias", plain},
                                             {"include_nulls", plain}});
constexpr std::array<Field, 0> nothing{};
constexpr auto tables_allowed = std::to_array<NodeKind>({{"BASE_TABLE", base_table},
                                                         {"SUBQUERY", subquery_table},
                                                         {"JOIN", join},
                                                         {"EXPRESSION_LIST", expression_list},
                                                         {"TABLE_FUNCTION", table_function},
                                                         {"PIVOT", pivot},
                                                         {"EMPTY", nothing}});

constexpr auto order_by = std::to_array<Field>({{"orders", orders}});
constexpr auto limit = std::to_array<Field>({{"limit", expression}, {"offset", expression}});
constexpr auto distinct = std::to_array<Field>({{"distinct_on_targets", expressions}});
constexpr auto modifiers_allowed = std::to_array<NodeKind>({{"ORDER_MODIFIER", order_by},
                                                            {"LIMIT_MODIFIER", limit},
                                                            {"LIMIT_PERCENT_MODIFIER", limit},
                                                            {"DISTINCT_MODIFIER", distinct}});

template <std::size_t size>
const NodeKind* find(const std::array<NodeKind, size>& kinds, std::string_view name) {
    const auto found = std::ranges::find(kinds, name, &NodeKind::name);
    return found == kinds.end() ? nullptr : &*found;
}

}  // namespace

const NodeKind* expression_kind(std::string_view name) {
    return find(expressions_allowed, name);
}

const NodeKind* query_kind(std::string_view type) {
    return find(queries_allowed, type);
}

const NodeKind* table_kind(std::string_view type) {
    return find(tables_allowed, type);
}

const NodeKind* modifier_kind(std::string_view type) {
    return find(modifiers_allowed, type);
}

}  // namespace datapilot::worker::guard
