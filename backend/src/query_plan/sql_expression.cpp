#include <fmt/format.h>

#include <algorithm>

#include "query_plan/dialect.h"
#include "query_plan/sql_text.h"
#include "query_plan/sql_writer.h"

namespace datapilot::query_plan {
namespace {

using catalog::ColumnType;

const DateBucket* first_date(const QueryPlan& plan, std::size_t& index) {
    for (index = 0; index < plan.dimensions.size(); ++index) {
        const auto* bucket = std::get_if<DateBucket>(&plan.dimensions[index].value.node);
        if (bucket && is_period(bucket->grain)) return bucket;
    }
    return nullptr;
}

bool is_sum(const Expression& expression) {
    const auto* arithmetic = std::get_if<Arithmetic>(&expression.node);
    return arithmetic && (arithmetic->op == ArithmeticOperator::add ||
                          arithmetic->op == ArithmeticOperator::subtract);
}

}  // namespace

std::string_view function_name(AggregateFunction function) {
    switch (function) {
        case AggregateFunction::count_rows:
        case AggregateFunction::count:
        case AggregateFunction::count_distinct:
            return "COUNT";
        case AggregateFunction::sum:
            return "SUM";
        case AggregateFunction::average:
            return "AVG";
        case AggregateFunction::median:
            return "MEDIAN";
        case AggregateFunction::minimum:
            return "MIN";
        case AggregateFunction::maximum:
            return "MAX";
    }
    return "COUNT";
}

std::string SqlWriter::expression(const Scope& scope, const Expression& expression) {
    struct Visitor {
        SqlWriter& writer;
        const Scope& scope;

        std::string operator()(const ColumnRef& column) { return writer.column(scope, column); }
        std::string operator()(const Literal& value) { return literal(writer.dialect_, value); }
        std::string operator()(const Arithmetic& value) { return writer.arithmetic(scope, value); }
        std::string operator()(const DaysBetween& days) {
            return days_between(writer.dialect_, writer.expression(scope, *days.from),
                                writer.expression(scope, *days.to));
        }
        std::string operator()(const DateBucket& bucket) {
            return date_bucket(writer.dialect_, bucket.grain,
                               writer.expression(scope, *bucket.date));
        }
        std::string operator()(const Aggregate& value) { return writer.aggregate(scope, value); }
        std::string operator()(const ScalarPlan& scalar) {
            return "(" + writer.statement(*scalar.plan) + ")";
        }
    };
    return std::visit(Visitor{*this, scope}, expression.node);
}

// Text is counted by what it is.
std::string SqlWriter::argument(const Scope& scope, const Aggregate& aggregate) {
    if (!aggregate.argument) return "*";
    const auto value = expression(scope, **aggregate.argument);
    const bool counted = aggregate.function == AggregateFunction::count_distinct;
    const bool text = type_of(scope.plan, **aggregate.argument) == ColumnType::text;
    return counted && text ? exact_text(dialect_, value) : value;
}

std::string SqlWriter::aggregate(const Scope& scope, const Aggregate& aggregate) {
    const auto numbered = std::ranges::find(scope.numbered, &aggregate);
    if (numbered != scope.numbered.end()) {
        return over_numbered(scope, static_cast<std::size_t>(numbered - scope.numbered.begin()));
    }
    const auto of = argument(scope, aggregate);
    const auto only = aggregate.only ? condition(scope, **aggregate.only) : std::string{};
    if (aggregate.function == AggregateFunction::median) {
        const bool exact = type_of(scope.plan, **aggregate.argument) == ColumnType::decimal;
        return median(dialect_, exact ? halved(dialect_, of) : of, only);
    }
    const auto function = function_name(aggregate.function);
    const auto distinct =
        aggregate.function == AggregateFunction::count_distinct ? "DISTINCT " : "";
    if (aggregate.only) return only_where(dialect_, function, distinct, of, only);
    return fmt::format("{}({}{})", function, distinct, of);
}

std::string SqlWriter::arithmetic(const Scope& scope, const Arithmetic& arithmetic) {
    const auto& [op, operands] = arithmetic;
    const bool divides = op == ArithmeticOperator::divide;
    const bool binds = divides || op == ArithmeticOperator::multiply;
    std::string sql;
    for (const auto& operand : operands) {
        auto term = expression(scope, operand);
        const bool first = sql.empty();
        if (divides && first && is_whole(scope.plan, operand)) term = divisible(dialect_, term);
        if ((binds || (!first && op == ArithmeticOperator::subtract)) && is_sum(operand)) {
            term = "(" + term + ")";
        }
        if (divides && !first && !std::holds_alternative<Literal>(operand.node)) {
            term = fmt::format("NULLIF({}, 0)", expression(scope, operand));
        }
        constexpr const char* signs[] = {" + ", " - ", " * ", " / "};
        sql += first ? term : signs[static_cast<std::size_t>(op)] + term;
    }
    return sql;
}

std::string SqlWriter::column_name(const QueryPlan& plan, const ColumnRef& column) const {
    const auto* nested = std::get_if<Box<QueryPlan>>(&plan.sources[column.source].from);
    if (!nested) return column.column;
    const auto names = output_names(**nested, language_);
    std::size_t position = 0;
    for (const auto& dimension : (*nested)->dimensions) {
        if (!dimension.shown) continue;
        if (dimension.label.french == column.column) return names[position];
        ++position;
    }
    for (const auto& measure : (*nested)->measures) {
        if (!measure.shown) continue;
        if (measure.label.french == column.column) return names[position];
        ++position;
    }
    return column.column;
}

std::string SqlWriter::column(const Scope& scope, const ColumnRef& column) const {
    const auto name = quote(column_name(scope.plan, column));
    const auto& alias = scope.aliases[column.source];
    return alias.empty() ? name : alias + "." + name;
}

ColumnType SqlWriter::type_of(const QueryPlan& plan, const ColumnRef& column) const {
    const auto& from = plan.sources[column.source].from;
    if (const auto* name = std::get_if<std::string>(&from)) {
        return catalog_.find(*name)->find(column.column)->type;
    }
    const auto& nested = *std::get<Box<QueryPlan>>(from);
    for (const auto& dimension : nested.dimensions) {
        if (dimension.label.french == column.column) return type_of(nested, dimension.value);
    }
    return ColumnType::decimal;
}

ColumnType SqlWriter::type_of(const QueryPlan& plan, const Expression& expression) const {
    if (const auto* column = std::get_if<ColumnRef>(&expression.node))
        return type_of(plan, *column);
    if (const auto* literal = std::get_if<Literal>(&expression.node)) return literal->type;
    if (const auto* bucket = std::get_if<DateBucket>(&expression.node)) {
        return is_number(bucket->grain) ? ColumnType::integer : ColumnType::date;
    }
    if (const auto* aggregate = std::get_if<Aggregate>(&expression.node)) {
        const bool keeps = aggregate->function == AggregateFunction::minimum ||
                           aggregate->function == AggregateFunction::maximum;
        if (keeps) return type_of(plan, **aggregate->argument);
    }
    return ColumnType::decimal;
}

// Counts are, and what is computed from whole numbers without dividing.
bool SqlWriter::is_whole(const QueryPlan& plan, const Expression& expression) const {
    if (std::holds_alternative<DaysBetween>(expression.node)) return true;
    if (const auto* arithmetic = std::get_if<Arithmetic>(&expression.node)) {
        return arithmetic->op != ArithmeticOperator::divide &&
               std::ranges::all_of(arithmetic->operands,
                                   [&](const auto& one) { return is_whole(plan, one); });
    }
    if (const auto* aggregate = std::get_if<Aggregate>(&expression.node)) {
        using enum AggregateFunction;
        const auto function = aggregate->function;
        if (function == count_rows || function == count || function == count_distinct) return true;
        if (function == average || function == median) return false;
        return is_whole(plan, **aggregate->argument);
    }
    return type_of(plan, expression) == ColumnType::integer;
}

bool SqlWriter::may_be_absent(const QueryPlan& plan, const Expression& expression) const {
    if (const auto* bucket = std::get_if<DateBucket>(&expression.node)) {
        return may_be_absent(plan, *bucket->date);
    }
    if (const auto* aggregate = std::get_if<Aggregate>(&expression.node)) {
        using enum AggregateFunction;
        const auto function = aggregate->function;
        return function != count_rows && function != count && function != count_distinct;
    }
    const auto* column = std::get_if<ColumnRef>(&expression.node);
    const auto* table =
        column ? std::get_if<std::string>(&plan.sources[column->source].from) : nullptr;
    if (!table || !plan.joins.empty()) return true;
    return catalog_.find(*table)->find(column->column)->nullable;
}

// PARTITION BY the other dimensions, ORDER BY the date.
std::string SqlWriter::window(const Scope& scope) {
    const auto& plan = scope.plan;
    std::size_t along = 0;
    if (!first_date(plan, along)) along = 0;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < plan.dimensions.size(); ++i) {
        if (i != along) others.push_back(dimension_keys(scope, i));
    }
    const auto order =
        plan.dimensions.empty()
            ? std::string("1")
            : order_term(dialect_, dimension_key(scope, along, false), Direction::ascending);
    const auto partition =
        others.empty() ? std::string{} : fmt::format("PARTITION BY {} ", fmt::join(others, ", "));
    return fmt::format("({}ORDER BY {})", partition, order);
}

std::string SqlWriter::measure(const Scope& scope, const Measure& measure) {
    const auto value = expression(scope, measure.value);
    switch (measure.transform) {
        case Transform::none:
            return value;
        case Transform::share_of_total:
            return fmt::format("{1} * {0} / NULLIF(SUM({0}) OVER (), 0)", value,
                               percent_of(dialect_));
        case Transform::growth:
            return fmt::format("{2} * ({0} - LAG({0}) OVER {1}) / NULLIF(LAG({0}) OVER {1}, 0)",
                               value, window(scope), percent_of(dialect_));
        case Transform::running_total:
            return fmt::format("SUM({}) OVER {}", value, window(scope));
        case Transform::rank:
            return fmt::format("RANK() OVER (ORDER BY {})",
                               order_term(dialect_, {value, value}, Direction::descending));
    }
    return value;
}

}  // namespace datapilot::query_plan
