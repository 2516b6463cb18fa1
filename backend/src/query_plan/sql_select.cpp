#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "query_plan/dialect.h"
#include "query_plan/sql_text.h"
#include "query_plan/sql_writer.h"

namespace datapilot::query_plan {
namespace {

// Whether a correlated query inside must name this plan's sources.
bool looks_elsewhere(const Condition& condition) {
    if (std::holds_alternative<Exists>(condition.node)) return true;
    if (const auto* all = std::get_if<AllOf>(&condition.node)) {
        return std::ranges::any_of(all->conditions, looks_elsewhere);
    }
    if (const auto* any = std::get_if<AnyOf>(&condition.node)) {
        return std::ranges::any_of(any->conditions, looks_elsewhere);
    }
    const auto* negated = std::get_if<Not>(&condition.node);
    return negated && looks_elsewhere(*negated->condition);
}

bool on_one_line(const std::string& text) {
    return text.find('\n') == std::string::npos;
}

}  // namespace

std::string SqlWriter::quote(std::string_view identifier) const {
    return quoted(dialect_, identifier);
}

// A server's tables are named with their schema: what a search path would find is not our doing.
std::string SqlWriter::written(const std::string& table) const {
    const auto* found = catalog_.find(table);
    if (!found || found->schema.empty()) return quote(table);
    return quote(found->schema) + "." + quote(found->relation);
}

std::string SqlWriter::statement(const QueryPlan& plan) {
    const Scope scope = open(plan, false);
    if (plan.limit && plan.limit->per_dimension) return ranked_select(scope);

    std::string sql = select(scope);
    if (plan.set_operation) {
        constexpr const char* words[] = {"INTERSECT", "EXCEPT", "UNION"};
        const auto op = static_cast<std::size_t>(plan.set_operation->op);
        sql += fmt::format("\n{}\n{}", words[op], statement(*plan.set_operation->with));
    }
    sql += order_by(scope);
    if (plan.limit) sql += fmt::format("\nLIMIT {}", plan.limit->rows);
    return sql;
}

// The letters a reader expects: "DetailCommande" is dc, "lignes_commande" is lc.
std::string SqlWriter::alias_for(const Source& source) {
    const auto* table = std::get_if<std::string>(&source.from);
    std::string letters;
    char before = '_';
    for (const char c : table ? *table : std::string("resultat")) {
        const auto byte = static_cast<unsigned char>(c);
        const bool starts =
            std::isalpha(byte) && (!std::isalpha(static_cast<unsigned char>(before)) ||
                                   (std::isupper(byte) && std::islower(before)));
        if (starts) letters += static_cast<char>(std::tolower(byte));
        before = c;
    }
    letters = letters.empty() ? "t" : letters.substr(0, 3);
    // Two-letter words may be keywords (as, in, is, or): a number sets them apart.
    std::string alias = letters.size() == 2 ? letters + "1" : letters;
    for (int copy = 2; !used_aliases_.insert(alias).second; ++copy) {
        alias = letters + std::to_string(copy);
    }
    return alias;
}

SqlWriter::Scope SqlWriter::open(const QueryPlan& plan, bool correlated) {
    Scope scope{plan, {}};
    const bool needs_alias =
        correlated || plan.sources.size() > 1 || (plan.filter && looks_elsewhere(*plan.filter));
    for (const auto& source : plan.sources) {
        const bool derived = std::holds_alternative<Box<QueryPlan>>(source.from);
        scope.aliases.push_back(needs_alias || derived ? alias_for(source) : std::string{});
    }
    return scope;
}

std::string SqlWriter::select(const Scope& scope, const Addition& addition) {
    const auto& plan = scope.plan;
    const auto names = output_names(plan, language_);
    std::vector<std::string> columns;
    for (const auto& dimension : plan.dimensions) {
        if (!dimension.shown) continue;
        const auto value = expression(scope, dimension.value);
        const auto& name = quote(names[columns.size()]);
        columns.push_back(value == name ? value : fmt::format("{} AS {}", value, name));
    }
    for (const auto& shown : plan.measures) {
        if (!shown.shown) continue;
        const auto& name = quote(names[columns.size()]);
        columns.push_back(fmt::format("{} AS {}", measure(scope, shown), name));
    }
    if (!addition.column.empty()) columns.push_back(addition.column);
    if (columns.empty()) columns.emplace_back("1");
    std::string sql = plan.shape == Shape::distinct ? "SELECT DISTINCT" : "SELECT";
    sql += columns.size() == 1 && on_one_line(columns[0])
               ? " " + columns[0]
               : "\n" + indented(fmt::format("{}", fmt::join(columns, ",\n")));
    sql += "\nFROM " + from(scope);
    std::string where = plan.filter ? condition(scope, *plan.filter) : std::string{};
    if (!addition.condition.empty()) {
        const bool either = plan.filter && std::holds_alternative<AnyOf>(plan.filter->node);
        if (either) where = "(" + where + ")";
        where = where.empty() ? addition.condition : addition.condition + "\n  AND " + where;
    }
    if (!where.empty()) sql += "\nWHERE " + where;
    sql += group_by(scope);
    if (plan.having) sql += "\nHAVING " + condition(scope, *plan.having);
    return sql;
}

std::string SqlWriter::from(const Scope& scope) {
    std::string sql = source(scope, 0);
    for (const auto& join : scope.plan.joins) {
        std::vector<std::string> pairs;
        for (const auto& on : join.on) {
            const ColumnRef left{join.left, on.left_column};
            const ColumnRef right{join.right, on.right_column};
            auto a = column(scope, left);
            auto b = column(scope, right);
            if (type_of(scope.plan, left) != type_of(scope.plan, right)) {
                a = as_text(dialect_, a);
                b = as_text(dialect_, b);
            }
            pairs.push_back(fmt::format("{} = {}", b, a));
        }
        sql += fmt::format("\n{}JOIN {} ON {}", join.kind == JoinKind::left ? "LEFT " : "",
                           source(scope, join.right), fmt::join(pairs, " AND "));
    }
    return sql;
}

std::string SqlWriter::source(const Scope& scope, std::size_t index) {
    const auto& from = scope.plan.sources[index].from;
    const auto& alias = scope.aliases[index];
    const auto* table = std::get_if<std::string>(&from);
    const auto sql = table ? written(*table) : nested(statement(*std::get<Box<QueryPlan>>(from)));
    return alias.empty() ? sql : sql + " AS " + alias;
}

std::string SqlWriter::group_by(const Scope& scope) {
    if (scope.plan.shape != Shape::aggregate || scope.plan.dimensions.empty()) return {};
    std::vector<std::string> keys;
    for (const auto& dimension : scope.plan.dimensions) {
        keys.push_back(expression(scope, dimension.value));
    }
    return fmt::format("\nGROUP BY {}", fmt::join(keys, ", "));
}

}  // namespace datapilot::query_plan
