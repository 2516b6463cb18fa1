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
    // Short words may be keywords (as, in, all, for): a number sets them apart.
    std::string alias = letters.size() > 1 ? letters + "1" : letters;
    for (int copy = 2; !used_aliases_.insert(alias).second; ++copy) {
        alias = letters + std::to_string(copy);
    }
    return alias;
}

SqlWriter::Scope SqlWriter::open(const QueryPlan& plan, bool correlated) {
    Scope scope{plan, {}, aggregates_to_number(plan)};
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
    for (std::size_t i = 0; i < plan.dimensions.size(); ++i) {
        if (!plan.dimensions[i].shown) continue;
        const auto value = dimension(scope, i);
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
    sql += scope.numbered.empty() ? rows_of(scope, addition.condition)
                                  : "\nFROM " + numbered_rows(scope, addition.condition);
    sql += group_by(scope);
    if (plan.having) sql += "\nHAVING " + condition(scope, *plan.having);
    return sql;
}

// FROM and WHERE.
std::string SqlWriter::rows_of(const Scope& scope, const std::string& added) {
    const auto& filter = scope.plan.filter;
    const auto sql = "\nFROM " + from(scope);
    std::string where = filter ? condition(scope, *filter) : std::string{};
    if (where == "TRUE") where.clear();
    if (!added.empty()) {
        const bool either = filter && std::holds_alternative<AnyOf>(filter->node);
        if (either) where = "(" + where + ")";
        where = where.empty() ? added : added + "\n  AND " + where;
    }
    return where.empty() ? sql : sql + "\nWHERE " + where;
}

bool SqlWriter::is_text_of_table(const QueryPlan& plan, const Dimension& dimension) const {
    const auto* column = std::get_if<ColumnRef>(&dimension.value.node);
    return column && std::holds_alternative<std::string>(plan.sources[column->source].from) &&
           type_of(plan, *column) == catalog::ColumnType::text;
}

// What is kept without repeats is told apart by what it is.
std::string SqlWriter::dimension(const Scope& scope, std::size_t index) {
    if (!scope.numbered.empty()) return quote(numbered_group(index));
    const auto& plan = scope.plan;
    const auto value = expression(scope, plan.dimensions[index].value);
    const bool once = plan.shape == Shape::distinct || plan.set_operation;
    return once && is_text_of_table(plan, plan.dimensions[index]) ? exact_text(dialect_, value)
                                                                  : value;
}

std::string SqlWriter::dimension_keys(const Scope& scope, std::size_t index) {
    const auto value = dimension(scope, index);
    const auto& plan = scope.plan;
    const bool exact = scope.numbered.empty() && plan.shape == Shape::aggregate &&
                       is_text_of_table(plan, plan.dimensions[index]);
    return exact ? exact_keys(dialect_, value) : value;
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
    for (std::size_t i = 0; i < scope.plan.dimensions.size(); ++i) {
        keys.push_back(dimension_keys(scope, i));
    }
    return fmt::format("\nGROUP BY {}", fmt::join(keys, ", "));
}

}  // namespace datapilot::query_plan
