#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query_plan/box.h"
#include "query_plan/filter_operator.h"
#include "query_plan/query_plan.h"

// What a metric is made of, over the columns of one table, as a person writes it. questions/ makes
// the typed expression of a query plan of it; no part is ever SQL.
namespace datapilot::definitions {

using query_plan::AggregateFunction;
using query_plan::ArithmeticOperator;
using query_plan::Box;
using query_plan::FilterOperator;

struct Expression;

struct Column {
    std::string name;
    bool operator==(const Column&) const = default;
};

// Exact decimal digits: "-12.5".
struct Number {
    std::string digits;
    bool operator==(const Number&) const = default;
};

// Another metric of the same table, by its name.
struct MetricName {
    std::string name;
    bool operator==(const MetricName&) const = default;
};

struct Test;

struct AllOf {
    std::vector<Test> tests;
};
struct AnyOf {
    std::vector<Test> tests;
};
// Numbers as digits, dates as ISO 8601, booleans as "true" or "false".
struct ColumnTest {
    std::string column;
    FilterOperator op = FilterOperator::one_of;
    std::vector<std::string> values{};
    bool operator==(const ColumnTest&) const = default;
};
struct Test {
    std::variant<ColumnTest, AllOf, AnyOf> node;
    bool operator==(const Test& other) const;
};

struct Arithmetic {
    ArithmeticOperator op = ArithmeticOperator::add;
    std::vector<Expression> operands;
};

struct DaysBetween {
    Box<Expression> from;
    Box<Expression> to;
};

struct Aggregate {
    AggregateFunction function = AggregateFunction::count_rows;
    std::optional<Box<Expression>> of{};  // none for count_rows
    std::optional<Test> where{};
};

struct Expression {
    std::variant<Column, Number, MetricName, Arithmetic, DaysBetween, Aggregate> node;
    bool operator==(const Expression& other) const;
};

}  // namespace datapilot::definitions
