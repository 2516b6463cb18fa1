#include <fmt/format.h>

#include <algorithm>

#include "query_plan/dialect.h"
#include "query_plan/sql_writer.h"

namespace datapilot::query_plan {
namespace {

using catalog::ColumnType;

const DateBucket* first_date(const QueryPlan& plan, std::size_t& index) {
    for (index = 0; index < plan.dimensions.size(); ++index) {
        const auto* bucket = std::get_if<DateBucket>(&plan.dimensions[index].value.node);
        if (bucket) return bucket;
    }
    return nullptr;
}

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

bool is_sum(const Expression& expression) {
    const auto* arithmetic = std::get_if<Arithmetic>(&expression.node);
    return arithmetic && (arithmetic->op == ArithmeticOperator::add ||
                          arithmetic->op == ArithmeticOperator::subtract);
}

}  // namespace

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

std::string SqlWriter::aggregate(const Scope& scope, const Aggregate& aggregate) {
    auto argument = aggregate.argument ? expression(scope, **aggregate.argument) : std::string("*");
    if (aggregate.function == AggregateFunction::median) return median(dialect_, argument);
    if (aggregate.function == AggregateFunction::count_distinct) argument = "DISTINCT " + argument;
    const auto function = function_name(aggregate.function);
    if (aggregate.only) {
        return only_where(dialect_, function, argument, condition(scope, **aggregate.only));
    }
    return fmt::format("{}({})", function, argument);
}

std::string SqlWriter::arithmetic(const Scope& scope, const Arithmetic& arithmetic) {
    const auto& [op, operands] = arithmetic;
    const bool divides = op == ArithmeticOperator::divide;
    const bool binds = divides || op == ArithmeticOperator::multiply;
    std::string sql;
    for (const auto& operand : operands) {
        auto term = expression(scope, operand);
        const bool first = sql.empty();
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
        return bucket->grain == Grain::year ? ColumnType::integer : ColumnType::date;
    }
    if (const auto* aggregate = std::get_if<Aggregate>(&expression.node)) {
        const bool keeps = aggregate->function == AggregateFunction::minimum ||
                           aggregate->function == AggregateFunction::maximum;
        if (keeps) return type_of(plan, **aggregate->argument);
    }
    return ColumnType::decimal;
}

// PARTITION BY the other dimensions, ORDER BY the date.
std::string SqlWriter::window(const Scope& scope) {
    const auto& plan = scope.plan;
    std::size_t along = 0;
    if (!first_date(plan, along)) along = 0;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < plan.dimensions.size(); ++i) {
        if (i != along) others.push_back(expression(scope, plan.dimensions[i].value));
    }
    const auto order = plan.dimensions.empty() ? std::string("1")
                                               : expression(scope, plan.dimensions[along].value);
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
            return fmt::format("100 * {0} / NULLIF(SUM({0}) OVER (), 0)", value);
        case Transform::growth:
            return fmt::format("100 * ({0} - LAG({0}) OVER {1}) / NULLIF(LAG({0}) OVER {1}, 0)",
                               value, window(scope));
        case Transform::running_total:
            return fmt::format("SUM({}) OVER {}", value, window(scope));
        case Transform::rank:
            return fmt::format("RANK() OVER (ORDER BY {} DESC{})", value, nulls_last(dialect_));
    }
    return value;
}

}  // namespace datapilot::query_plan
