#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "query_plan/box.h"

// What is asked, typed and without a dialect, before SQL. Elements carry the words they came from
// and a label, so that the sentence, the chips and the highlighting are the plan itself, rendered.
namespace datapilot::query_plan {

// Bytes [begin, end) of the question.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const Span&) const = default;
};
using Words = std::vector<Span>;

struct QueryPlan;
struct Expression;
struct Condition;

// ---- Expressions --------------------------------------------------------------------------------

// A column of sources[source]; of a nested plan, the column that bears the label of its element.
struct ColumnRef {
    std::size_t source = 0;
    std::string column;
    bool operator==(const ColumnRef&) const = default;
};

// Numbers as exact decimal digits, dates as ISO 8601, booleans as "true" or "false".
struct Literal {
    catalog::ColumnType type = catalog::ColumnType::text;
    std::string text;
    bool operator==(const Literal&) const = default;
};

enum class ArithmeticOperator { add, subtract, multiply, divide };

// Left to right; a division by zero gives no value.
struct Arithmetic {
    ArithmeticOperator op = ArithmeticOperator::add;
    std::vector<Expression> operands;
};

struct DaysBetween {
    Box<Expression> from;
    Box<Expression> to;
};

enum class Grain { year, half_year, quarter, month, week, day, weekday, hour };

// The first day of the year, quarter… that a date falls in; the day of the week (1 is Monday) or
// the hour, whatever the date.
struct DateBucket {
    Grain grain = Grain::month;
    Box<Expression> date;
};

inline bool is_number(Grain grain) {
    return grain == Grain::year || grain == Grain::weekday || grain == Grain::hour;
}
// Whether its buckets follow each other in time.
inline bool is_period(Grain grain) {
    return grain != Grain::weekday && grain != Grain::hour;
}

enum class AggregateFunction {
    count_rows,
    count,
    count_distinct,
    sum,
    average,
    median,
    minimum,
    maximum
};

struct Aggregate {
    AggregateFunction function = AggregateFunction::count_rows;
    std::optional<Box<Expression>> argument{};  // none for count_rows
    std::optional<Box<Condition>> only{};       // only these rows: « vs N-1 »
};

// The one value that another plan gives: the average, the total, the first by some order.
struct ScalarPlan {
    Box<QueryPlan> plan;
};

struct Expression {
    std::variant<ColumnRef, Literal, Arithmetic, DaysBetween, DateBucket, Aggregate, ScalarPlan>
        node;
};

// ---- Conditions ---------------------------------------------------------------------------------

enum class Comparator { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

struct Comparison {
    Expression left;
    Comparator comparator = Comparator::equal;
    Expression right;
};

// Both ends included.
struct Between {
    Expression value;
    Expression low;
    Expression high;
};

struct OneOf {
    Expression value;
    std::vector<Literal> values;
};

enum class TextMatch { contains, starts_with, ends_with };

// Case aside; the pattern is plain text, with no wildcard.
struct Matches {
    Expression text;
    TextMatch match = TextMatch::contains;
    std::string pattern;
};

struct IsNull {
    Expression value;
};

// [from, before), either end may be open.
struct InPeriod {
    Expression date;
    std::optional<base::Date> from{};
    std::optional<base::Date> before{};
};

// How rows of a nested plan belong to a row of this one.
struct Correlation {
    ColumnRef outer;
    ColumnRef inner;
};

// Whether related rows exist; with `having` in the nested plan, whether enough of them do.
struct Exists {
    Box<QueryPlan> related;
    std::vector<Correlation> on;
};

// Whether the value is among the first column of another plan: « parmi les 10 premiers ».
struct InPlan {
    Expression value;
    Box<QueryPlan> plan;
};

struct AllOf {
    std::vector<Condition> conditions;
};

struct AnyOf {
    std::vector<Condition> conditions;
};

struct Not {
    Box<Condition> condition;
};

struct Condition {
    std::variant<AllOf, AnyOf, Not, Comparison, Between, OneOf, Matches, IsNull, InPeriod, Exists,
                 InPlan>
        node;
    base::Text label{};  // « hors Allemagne »; empty where the parts have their own
    Words words{};
};

// ---- The plan -----------------------------------------------------------------------------------

// A table, or the rows of a nested plan (aggregated before it is joined).
struct Source {
    std::variant<std::string, Box<QueryPlan>> from;
    base::Text label{};
    Words words{};
};

struct JoinOn {
    std::string left_column;
    std::string right_column;
    bool operator==(const JoinOn&) const = default;
};

enum class JoinKind { inner, left };

// Adds sources[right] to sources[left], which is the first source or was joined before.
struct Join {
    std::size_t left = 0;
    std::size_t right = 0;
    std::vector<JoinOn> on;
    JoinKind kind = JoinKind::inner;
    double certainty = 1;  // of the relationship it follows
    bool inferred = false;
};

// What a number is, so that it is shown as such.
enum class Format { plain, money, percent, days };

// What the digits of a column are: a code and a year are written as they are.
enum class Digits { number, code, year };

struct Dimension {
    Expression value;
    base::Text label;
    Words words{};
    bool shown = true;  // a hidden key tells two clients of one name apart
    Format format = Format::plain;
    std::string unit{};  // as a measure's
    Digits digits = Digits::number;
};

// What is made of a measure once it is aggregated, along the plan's dimensions.
enum class Transform {
    none,
    share_of_total,  // percent of the sum over all rows
    growth,          // percent of the row before, along the first date dimension
    running_total,   // along the first date dimension
    rank             // 1 = the greatest
};

struct Measure {
    Expression value;  // an aggregate, or arithmetic over aggregates
    base::Text label;
    Words words{};
    Transform transform = Transform::none;
    Format format = Format::plain;
    bool shown = true;   // a hidden measure only orders
    std::string unit{};  // shown after the number, where the format does not say it: « km »
};

enum class Direction { ascending, descending };

struct OrderByDimension {
    std::size_t index = 0;
};
struct OrderByMeasure {
    std::size_t index = 0;
};

struct Order {
    std::variant<OrderByDimension, OrderByMeasure> by;
    Direction direction = Direction::ascending;
    Words words{};
    bool edited = false;  // chosen by a person, without words
};

struct Limit {
    std::int64_t rows = 0;
    // With a value, that many rows for each value of this dimension: « de chaque catégorie ».
    std::optional<std::size_t> per_dimension{};
    Words words{};
};

enum class SetOperator { intersect, except, unite };

// Combines this plan's shown columns with those of another plan, both without repeats.
struct SetOperation {
    SetOperator op = SetOperator::intersect;
    Box<QueryPlan> with;
};

enum class Shape {
    list,      // dimensions of every row
    distinct,  // dimensions, each combination once
    aggregate  // measures by dimensions
};

// What dates mean; inputs of the question, never taken from the machine.
struct Calendar {
    std::string time_zone = "Europe/Paris";
    base::Date today{};
    unsigned first_day_of_week = 1;  // ISO: 1 is Monday
    unsigned first_fiscal_month = 1;
};

struct QueryPlan {
    Shape shape = Shape::list;
    std::vector<Source> sources{};
    std::vector<Join> joins{};
    std::vector<Dimension> dimensions{};
    std::vector<Measure> measures{};
    std::optional<Condition> filter{};
    std::optional<Condition> having{};
    std::vector<Order> order{};
    std::optional<Limit> limit{};
    std::optional<SetOperation> set_operation{};
    Calendar calendar{};
};

}  // namespace datapilot::query_plan
