#include "worker/guard/postgresql_shape.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "worker/guard/postgresql_fields.h"
#include "worker/guard/refusal.h"

namespace datapilot::worker::guard {
namespace {

constexpr int deepest = 400;
constexpr int most_nodes = 20'000;

using Names = std::span<const std::string_view>;

template <class... Texts>
constexpr auto names(Texts... texts) {
    return std::array<std::string_view, sizeof...(texts)>{texts...};
}

constexpr auto parse_result = names("version", "stmts");
constexpr auto raw_stmt = names("stmt", "stmt_location", "stmt_len");
constexpr auto select_stmt = names(
    "distinct_clause", "target_list", "from_clause", "where_clause", "group_clause",
    "group_distinct", "having_clause", "window_clause", "values_lists", "sort_clause",
    "limit_offset", "limit_count", "limit_option", "with_clause", "op", "all", "larg", "rarg");
constexpr auto with_clause = names("ctes", "recursive");
constexpr auto common_table = names("ctename", "aliascolnames", "ctematerialized", "ctequery");
constexpr auto range_var = names("schemaname", "relname", "inh", "relpersistence", "alias");
constexpr auto range_subselect = names("lateral", "subquery", "alias");
constexpr auto range_function = names("lateral", "ordinality", "functions", "alias");
constexpr auto join =
    names("jointype", "is_natural", "larg", "rarg", "using_clause", "quals", "alias");
constexpr auto alias = names("aliasname", "colnames");
constexpr auto result_target = names("name", "val");
constexpr auto column_ref = names("fields");
constexpr auto constant = names("ival", "fval", "boolval", "sval", "bsval", "isnull");
constexpr auto call = names("funcname", "args", "agg_order", "agg_filter", "over",
                            "agg_within_group", "agg_star", "agg_distinct", "funcformat");
constexpr auto named_argument = names("arg", "name", "argnumber");
constexpr auto window = names("name", "refname", "partition_clause", "order_clause",
                              "frame_options", "start_offset", "end_offset");
constexpr auto sort_by = names("node", "sortby_dir", "sortby_nulls");
constexpr auto type_cast = names("arg", "type_name");
constexpr auto type_name = names("names", "typmods", "typemod", "array_bounds");
constexpr auto sublink = names("sub_link_type", "testexpr", "oper_name", "subselect");
constexpr auto expression = names("kind", "name", "lexpr", "rexpr");
constexpr auto bool_expression = names("boolop", "args");
constexpr auto null_test = names("arg", "nulltesttype");
constexpr auto boolean_test = names("arg", "booltesttype");
constexpr auto case_expression = names("arg", "args", "defresult");
constexpr auto case_when = names("expr", "result");
constexpr auto coalesce = names("args");
constexpr auto min_max = names("op", "args");
constexpr auto row = names("args", "row_format");
constexpr auto array = names("elements");
constexpr auto indirection = names("arg", "indirection");
constexpr auto indices = names("is_slice", "lidx", "uidx");
constexpr auto grouping_set = names("kind", "content");
constexpr auto grouping = names("args");
constexpr auto value_function = names("op", "typmod");
constexpr auto collate = names("arg", "collname");
constexpr auto list = names("items");
constexpr auto integer = names("ival");
constexpr auto real = names("fval");
constexpr auto boolean = names("boolval");
constexpr auto string = names("sval");
constexpr auto bits = names("bsval");
constexpr std::array<std::string_view, 0> nothing{};

struct Kind {
    std::string_view name;
    Names fields;
};

constexpr auto kinds = std::to_array<Kind>({{"ParseResult", parse_result},
                                            {"RawStmt", raw_stmt},
                                            {"SelectStmt", select_stmt},
                                            {"WithClause", with_clause},
                                            {"CommonTableExpr", common_table},
                                            {"RangeVar", range_var},
                                            {"RangeSubselect", range_subselect},
                                            {"RangeFunction", range_function},
                                            {"JoinExpr", join},
                                            {"Alias", alias},
                                            {"ResTarget", result_target},
                                            {"ColumnRef", column_ref},
                                            {"AStar", nothing},
                                            {"AConst", constant},
                                            {"FuncCall", call},
                                            {"NamedArgExpr", named_argument},
                                            {"WindowDef", window},
                                            {"SortBy", sort_by},
                                            {"TypeCast", type_cast},
                                            {"TypeName", type_name},
                                            {"SubLink", sublink},
                                            {"AExpr", expression},
                                            {"BoolExpr", bool_expression},
                                            {"NullTest", null_test},
                                            {"BooleanTest", boolean_test},
                                            {"CaseExpr", case_expression},
                                            {"CaseWhen", case_when},
                                            {"CoalesceExpr", coalesce},
                                            {"MinMaxExpr", min_max},
                                            {"RowExpr", row},
                                            {"AArrayExpr", array},
                                            {"AIndirection", indirection},
                                            {"AIndices", indices},
                                            {"GroupingSet", grouping_set},
                                            {"GroupingFunc", grouping},
                                            {"SQLValueFunction", value_function},
                                            {"CollateClause", collate},
                                            {"List", list},
                                            {"Integer", integer},
                                            {"Float", real},
                                            {"Boolean", boolean},
                                            {"String", string},
                                            {"BitString", bits}});

class Walk {
  public:
    std::optional<base::Error> refused;

    void visit(ProtobufCMessage& message) {
        if (refused) return;
        // A Node is only the wrapper of another one.
        const std::string_view name = message.descriptor->short_name;
        const bool wrapper = name == "Node";
        const auto kind = std::ranges::find(kinds, name, &Kind::name);
        if (!wrapper && kind == kinds.end()) return malformed(name);
        if (!wrapper && (++nodes_ > most_nodes || ++depth_ > deepest)) return too_complicated();
        for_each_field(message, [&](std::string_view field, auto nodes) {
            if (refused || field == "location") return;
            if (!wrapper && std::ranges::find(kind->fields, field) == kind->fields.end()) {
                return malformed(field);
            }
            for (auto* node : nodes) visit(*node);
        });
        if (!wrapper) --depth_;
    }

  private:
    void malformed(std::string_view what) { refused = unlisted_construct(what); }
    void too_complicated() { refused = guard::too_complicated(); }

    int nodes_ = 0;
    int depth_ = 0;
};

}  // namespace

base::Result<void> check_shape(PgQuery__ParseResult& tree) {
    Walk walk;
    walk.visit(tree.base);
    if (walk.refused) return *walk.refused;
    return {};
}

}  // namespace datapilot::worker::guard
