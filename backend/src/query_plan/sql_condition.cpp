#include <fmt/format.h>

#include "query_plan/dialect.h"
#include "query_plan/sql_text.h"
#include "query_plan/sql_writer.h"

namespace datapilot::query_plan {
namespace {

using catalog::ColumnType;

std::string_view sign(Comparator comparator) {
    switch (comparator) {
        case Comparator::equal:
            return "=";
        case Comparator::not_equal:
            return "<>";
        case Comparator::less:
            return "<";
        case Comparator::less_or_equal:
            return "<=";
        case Comparator::greater:
            return ">";
        case Comparator::greater_or_equal:
            return ">=";
    }
    return "=";
}

std::string iso(base::Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

bool is_group(const Condition& condition) {
    const auto* all = std::get_if<AllOf>(&condition.node);
    const auto* any = std::get_if<AnyOf>(&condition.node);
    return (all && all->conditions.size() > 1) || (any && any->conditions.size() > 1);
}

bool holds_always(const Condition& condition) {
    const auto* all = std::get_if<AllOf>(&condition.node);
    return all && all->conditions.empty();
}

}  // namespace

std::string SqlWriter::condition(const Scope& scope, const Condition& condition) {
    struct Visitor {
        SqlWriter& writer;
        const Scope& scope;

        std::string value(const Expression& expression) {
            return writer.expression(scope, expression);
        }
        std::string operator()(const AllOf& all) {
            return all.conditions.empty() ? "TRUE" : writer.joined(scope, all.conditions, "AND");
        }
        std::string operator()(const AnyOf& any) {
            return any.conditions.empty() ? "FALSE" : writer.joined(scope, any.conditions, "OR");
        }
        std::string operator()(const Not& negated) {
            const auto& inner = *negated.condition;
            if (const auto* empty = std::get_if<IsNull>(&inner.node)) {
                return value(empty->value) + " IS NOT NULL";
            }
            const bool reads_alone = std::holds_alternative<Exists>(inner.node);
            const auto sql = writer.condition(scope, inner);
            return reads_alone ? "NOT " + sql : "NOT (" + sql + ")";
        }
        std::string operator()(const Comparison& c) { return writer.comparison(scope, c); }
        std::string operator()(const Between& between) {
            return fmt::format("{} BETWEEN {} AND {}", value(between.value), value(between.low),
                               value(between.high));
        }
        std::string operator()(const OneOf& one_of) {
            std::vector<std::string> values;
            for (const auto& one : one_of.values) values.push_back(writer.compared(one));
            if (values.size() == 1) return value(one_of.value) + " = " + values[0];
            return fmt::format("{} IN ({})", value(one_of.value), fmt::join(values, ", "));
        }
        std::string operator()(const Matches& matches) {
            return text_match(writer.dialect_, value(matches.text), matches.match, matches.pattern);
        }
        std::string operator()(const IsNull& is_null) { return value(is_null.value) + " IS NULL"; }
        std::string operator()(const InPeriod& period) { return writer.period(scope, period); }
        std::string operator()(const Exists& exists) { return writer.exists(scope, exists); }
        std::string operator()(const InPlan& in) {
            return fmt::format("{} IN (\n{}\n)", value(in.value), writer.listed(*in.plan));
        }
    };
    return std::visit(Visitor{*this, scope}, condition.node);
}

std::string SqlWriter::joined(const Scope& scope, const std::vector<Condition>& conditions,
                              const char* word) {
    std::string sql;
    for (const auto& one : conditions) {
        if (holds_always(one)) continue;  // it only says what the table is
        auto part = condition(scope, one);
        if (is_group(one)) part = "(" + part + ")";
        sql += sql.empty() ? part : fmt::format("\n  {} {}", word, part);
    }
    return sql.empty() ? "TRUE" : sql;
}

// MySQL takes no LIMIT in a list, but in what the list is made of.
std::string SqlWriter::listed(const QueryPlan& plan) {
    const auto sql = statement(plan);
    if (dialect_ != catalog::Dialect::mysql || !plan.limit) return sql;
    return "SELECT * FROM " + nested(sql) + " AS premiers";
}

// A literal that a column is compared to: text is equal to itself alone.
std::string SqlWriter::compared(const Literal& value) const {
    const auto sql = literal(dialect_, value);
    return value.type == ColumnType::text ? exact_literal(dialect_, sql) : sql;
}

// Text against a number compares as text: a code such as 01 stays what it is.
std::string SqlWriter::comparison(const Scope& scope, const Comparison& comparison) {
    auto left = expression(scope, comparison.left);
    auto right = expression(scope, comparison.right);
    const bool left_text = type_of(scope.plan, comparison.left) == ColumnType::text;
    const bool right_text = type_of(scope.plan, comparison.right) == ColumnType::text;
    const auto* constant = std::get_if<Literal>(&comparison.right.node);
    if (constant && left_text && right_text) right = compared(*constant);
    if (left_text && !right_text) right = as_text(dialect_, right);
    if (right_text && !left_text) left = as_text(dialect_, left);
    return fmt::format("{} {} {}", left, sign(comparison.comparator), right);
}

std::string SqlWriter::period(const Scope& scope, const InPeriod& period) {
    const auto date = expression(scope, period.date);
    const auto from = period.from ? literal(dialect_, {ColumnType::date, iso(*period.from)}) : "";
    const auto before =
        period.before ? literal(dialect_, {ColumnType::date, iso(*period.before)}) : "";
    if (before.empty()) return fmt::format("{} >= {}", date, from);
    if (from.empty()) return fmt::format("{} < {}", date, before);
    return fmt::format("{0} >= {1} AND {0} < {2}", date, from, before);
}

std::string SqlWriter::exists(const Scope& scope, const Exists& exists) {
    const Scope inner = open(*exists.related, true);
    std::vector<std::string> links;
    for (const auto& pair : exists.on) {
        auto a = column(inner, pair.inner);
        auto b = column(scope, pair.outer);
        if (type_of(*exists.related, pair.inner) != type_of(scope.plan, pair.outer)) {
            a = as_text(dialect_, a);
            b = as_text(dialect_, b);
        }
        links.push_back(fmt::format("{} = {}", a, b));
    }
    const auto sql = select(inner, {{}, fmt::format("{}", fmt::join(links, " AND "))});
    std::string text = "EXISTS (\n    ";
    for (const char c : sql) {
        text += c;
        if (c == '\n') text += "    ";
    }
    return text + "\n  )";
}

}  // namespace datapilot::query_plan
