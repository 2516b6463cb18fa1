#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "query_plan/filter_operator.h"
#include "query_plan/query_plan.h"

// The names of the plan's enumerations in JSON, in the order of their values.
namespace datapilot::query_plan {

template <class Enum>
struct Names;

template <>
struct Names<ArithmeticOperator> {
    static constexpr std::array<std::string_view, 4> all{"add", "subtract", "multiply", "divide"};
};
template <>
struct Names<Grain> {
    static constexpr std::array<std::string_view, 8> all{"year", "half_year", "quarter", "month",
                                                         "week", "day",       "weekday", "hour"};
};
template <>
struct Names<AggregateFunction> {
    static constexpr std::array<std::string_view, 8> all{
        "count_rows", "count", "count_distinct", "sum", "average", "median", "minimum", "maximum"};
};
template <>
struct Names<Comparator> {
    static constexpr std::array<std::string_view, 6> all{"=", "<>", "<", "<=", ">", ">="};
};
template <>
struct Names<TextMatch> {
    static constexpr std::array<std::string_view, 3> all{"contains", "starts_with", "ends_with"};
};
template <>
struct Names<JoinKind> {
    static constexpr std::array<std::string_view, 2> all{"inner", "left"};
};
template <>
struct Names<Format> {
    static constexpr std::array<std::string_view, 4> all{"plain", "money", "percent", "days"};
};
template <>
struct Names<Digits> {
    static constexpr std::array<std::string_view, 3> all{"number", "code", "year"};
};
template <>
struct Names<Transform> {
    static constexpr std::array<std::string_view, 5> all{"none", "share_of_total", "growth",
                                                         "running_total", "rank"};
};
template <>
struct Names<Direction> {
    static constexpr std::array<std::string_view, 2> all{"ascending", "descending"};
};
template <>
struct Names<SetOperator> {
    static constexpr std::array<std::string_view, 3> all{"intersect", "except", "unite"};
};
template <>
struct Names<Shape> {
    static constexpr std::array<std::string_view, 3> all{"list", "distinct", "aggregate"};
};
template <>
struct Names<catalog::ColumnType> {
    static constexpr std::array<std::string_view, 6> all{"text", "integer",   "decimal",
                                                         "date", "timestamp", "boolean"};
};

template <>
struct Names<FilterOperator> {
    static constexpr std::array<std::string_view, 14> all{
        "one_of",    "not_one_of", "contains",      "starts_with", "ends_with",        "equal",
        "not_equal", "less",       "less_or_equal", "greater",     "greater_or_equal", "between",
        "empty",     "present"};
};

template <class Enum>
constexpr std::string_view name_of(Enum value) {
    return Names<Enum>::all[static_cast<std::size_t>(value)];
}

template <class Enum>
std::optional<Enum> value_of(std::string_view name) {
    const auto& all = Names<Enum>::all;
    const auto found = std::ranges::find(all, name);
    if (found == all.end()) return std::nullopt;
    return static_cast<Enum>(found - all.begin());
}

}  // namespace datapilot::query_plan
