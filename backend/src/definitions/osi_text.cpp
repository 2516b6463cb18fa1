#include <algorithm>
#include <array>

#include "definitions/definitions.h"
#include "definitions/osi_expression.h"

namespace datapilot::definitions {
namespace {

constexpr int deepest_metric = 8;  // metrics made of metrics made of…

bool is_plain(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    return !name.empty() && letter(name.front()) &&
           std::ranges::all_of(name, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

std::string quoted_text(std::string_view value) {
    std::string out = "'";
    for (const char c : value) out += c == '\'' ? "''" : std::string(1, c);
    return out + "'";
}

bool is_digits(std::string_view value) {
    return !value.empty() && std::ranges::all_of(value, [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-';
    });
}

std::string literal(const std::string& value) {
    return is_digits(value) ? value : quoted_text(value);
}

std::string like(const std::string& column, const std::string& before, const std::string& value,
                 const std::string& after) {
    return column + " LIKE " + quoted_text(before + value + after);
}

std::string list(const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : ", ") + quoted_text(value);
    return "(" + out + ")";
}

std::string column_test(const ColumnTest& test) {
    constexpr std::array signs{" = ", " <> ", " < ", " <= ", " > ", " >= "};
    const auto column = osi_identifier(test.column);
    const auto value = [&](std::size_t i) {
        return i < test.values.size() ? test.values[i] : std::string{};
    };
    switch (test.op) {
        case FilterOperator::one_of:
            return column + " IN " + list(test.values);
        case FilterOperator::not_one_of:
            return column + " NOT IN " + list(test.values);
        case FilterOperator::contains:
            return like(column, "%", value(0), "%");
        case FilterOperator::starts_with:
            return like(column, "", value(0), "%");
        case FilterOperator::ends_with:
            return like(column, "%", value(0), "");
        case FilterOperator::between:
            return column + " BETWEEN " + literal(value(0)) + " AND " + literal(value(1));
        case FilterOperator::empty:
            return column + " IS NULL";
        case FilterOperator::present:
            return column + " IS NOT NULL";
        default: {
            const auto sign =
                static_cast<std::size_t>(test.op) - static_cast<std::size_t>(FilterOperator::equal);
            return column + signs[sign] + literal(value(0));
        }
    }
}

std::string text_of(const Test& test);

std::string joined(const std::vector<Test>& tests, const char* between) {
    std::string out;
    for (const auto& test : tests) out += (out.empty() ? "" : between) + text_of(test);
    return "(" + out + ")";
}

std::string text_of(const Test& test) {
    if (const auto* all = std::get_if<AllOf>(&test.node)) return joined(all->tests, " AND ");
    if (const auto* any = std::get_if<AnyOf>(&test.node)) return joined(any->tests, " OR ");
    return column_test(std::get<ColumnTest>(test.node));
}

std::string called(AggregateFunction function, const std::string& argument) {
    switch (function) {
        case AggregateFunction::count_rows:
        case AggregateFunction::count:
            return "COUNT(" + argument + ")";
        case AggregateFunction::count_distinct:
            return "COUNT(DISTINCT " + argument + ")";
        case AggregateFunction::sum:
            return "SUM(" + argument + ")";
        case AggregateFunction::average:
            return "AVG(" + argument + ")";
        case AggregateFunction::median:
            return "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY " + argument + ")";
        case AggregateFunction::minimum:
            return "MIN(" + argument + ")";
        case AggregateFunction::maximum:
            return "MAX(" + argument + ")";
    }
    return {};
}

struct Write {
    const Definitions& definitions;
    int depth = 0;

    std::string operator()(const Column& column) const { return osi_identifier(column.name); }
    std::string operator()(const Number& number) const { return number.digits; }
    std::string operator()(const MetricName& name) const {
        const auto* metric = find_metric(definitions, name.name);
        if (!metric || depth >= deepest_metric) return osi_identifier(name.name);
        return "(" + std::visit(Write{definitions, depth + 1}, metric->expression.node) + ")";
    }
    std::string operator()(const Arithmetic& arithmetic) const {
        constexpr std::array signs{" + ", " - ", " * ", " / "};
        std::string out;
        for (const auto& operand : arithmetic.operands) {
            const auto* sign = signs[static_cast<std::size_t>(arithmetic.op)];
            const bool nests = std::holds_alternative<Arithmetic>(operand.node);
            const auto text = std::visit(*this, operand.node);
            out += (out.empty() ? "" : sign) + (nests ? "(" + text + ")" : text);
        }
        return out;
    }
    std::string operator()(const DaysBetween& days) const {
        return "(" + std::visit(*this, days.to->node) + " - " + std::visit(*this, days.from->node) +
               ")";
    }
    std::string operator()(const Aggregate& aggregate) const {
        auto argument = aggregate.of ? std::visit(*this, (**aggregate.of).node) : std::string{"*"};
        if (aggregate.where) {
            const auto counted = aggregate.of ? argument : std::string{"1"};
            argument = "CASE WHEN " + text_of(*aggregate.where) + " THEN " + counted + " END";
        }
        return called(aggregate.function, argument);
    }
};

}  // namespace

std::string osi_identifier(std::string_view name) {
    if (is_plain(name)) return std::string{name};
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::string osi_text(const Expression& expression, const Definitions& definitions) {
    return std::visit(Write{definitions}, expression.node);
}

}  // namespace datapilot::definitions
