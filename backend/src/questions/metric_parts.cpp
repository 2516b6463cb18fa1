#include "questions/metric_parts.h"

#include <charconv>

namespace datapilot::questions {

using catalog::ColumnType;
using catalog::Table;
using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Arithmetic;
using query_plan::ArithmeticOperator;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Expression;
using query_plan::Literal;

Expression column(const Table& table, std::size_t index) {
    return {ColumnRef{0, table.columns[index].name}};
}

Expression number(const char* digits) {
    return {Literal{ColumnType::integer, digits}};
}

Expression arithmetic(ArithmeticOperator op, std::vector<Expression> operands) {
    return {Arithmetic{op, std::move(operands)}};
}

Expression aggregate(AggregateFunction function, Expression argument) {
    return {Aggregate{function, Box<Expression>(std::move(argument))}};
}

std::optional<std::size_t> only_one(const TableFacts& facts, Role role) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < facts.columns.size(); ++i) {
        if (facts.columns[i].role != role) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

Expression percent(Expression part, Expression of) {
    return arithmetic(
        ArithmeticOperator::multiply,
        {number("100"), arithmetic(ArithmeticOperator::divide, {std::move(part), std::move(of)})});
}

double maximum(const Table& table, std::size_t column) {
    double value = 0;
    const auto& text = table.columns[column].max;
    if (text) std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

}  // namespace datapilot::questions
