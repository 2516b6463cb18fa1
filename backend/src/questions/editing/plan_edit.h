#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "query_plan/filter_operator.h"
#include "query_plan/query_plan.h"

// What a person makes of the parts of a plan: typed, named by tables and columns of the catalog.
namespace datapilot::questions {

// `source` says which of the plan's sources is meant where a table stands in it twice.
struct PickedColumn {
    std::string table;
    std::string column;
    std::optional<std::size_t> source{};
};

// An aggregate of a column; of the rows of `table` where there is no column; or a metric of the
// rules, by its French label.
struct MeasurePart {
    query_plan::AggregateFunction function = query_plan::AggregateFunction::count_rows;
    std::optional<PickedColumn> of{};
    std::string metric{};
};

struct DimensionPart {
    PickedColumn of;
    std::optional<query_plan::Grain> grain{};  // of a date
};

using query_plan::FilterOperator;

// Without a column the condition goes on testing what it tests now.
struct FilterPart {
    std::optional<PickedColumn> of{};
    FilterOperator op = FilterOperator::one_of;
    std::vector<std::string> values{};  // as the column's type is written; two for `between`
};

// [from, before); without a column, of the date that the period is about now.
struct PeriodPart {
    std::optional<PickedColumn> of{};
    std::optional<base::Date> from{};
    std::optional<base::Date> before{};
};

struct OrderPart {
    std::variant<query_plan::OrderByDimension, query_plan::OrderByMeasure> by;
    query_plan::Direction direction = query_plan::Direction::descending;
};

struct LimitPart {
    std::int64_t rows = 10;
};

using Part = std::variant<MeasurePart, DimensionPart, FilterPart, PeriodPart, OrderPart, LimitPart>;

// Without a path the part is added, without a part what stands at the path is removed.
struct PlanEdit {
    std::optional<std::string> path{};  // a chip's `plan_path`
    std::optional<Part> part{};
};

// PlanPart and PlanEdit of docs/api/openapi.yaml.
boost::json::object to_json(const Part& part);
base::Result<std::vector<PlanEdit>> plan_edits_from_json(const boost::json::value& value);

}  // namespace datapilot::questions
