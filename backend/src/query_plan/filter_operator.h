#pragma once

namespace datapilot::query_plan {

// How a person tests a column, by its chips or in the definition of a metric.
enum class FilterOperator {
    one_of,
    not_one_of,
    contains,
    starts_with,
    ends_with,
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    between,
    empty,
    present
};

}  // namespace datapilot::query_plan
