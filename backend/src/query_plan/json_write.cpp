#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "query_plan/enum_names.h"
#include "query_plan/json.h"

namespace datapilot::query_plan {
namespace {

namespace json = boost::json;

json::object written(const Expression& expression);
json::object written(const Condition& condition);
json::object written(const Correlation& pair);
json::object written(const Source& source);
json::object written(const Join& join);
json::object written(const Dimension& dimension);
json::object written(const Measure& measure);
json::object written(const Order& order);

json::object written(const base::Text& text) {
    return {{"fr", text.french}, {"en", text.english}};
}

json::array written(const Words& words) {
    json::array spans;
    for (const auto& span : words) spans.push_back(json::array{span.begin, span.end});
    return spans;
}

json::object written(const ColumnRef& column) {
    return {{"kind", "column"}, {"source", column.source}, {"column", column.column}};
}

json::object written(const Literal& literal) {
    return {{"kind", "literal"}, {"type", name_of(literal.type)}, {"text", literal.text}};
}

template <class Range>
json::array each(const Range& range) {
    json::array out;
    for (const auto& element : range) out.push_back(written(element));
    return out;
}

json::object written(const Aggregate& aggregate) {
    json::object out{{"kind", "aggregate"}, {"function", name_of(aggregate.function)}};
    if (aggregate.argument) out["argument"] = written(**aggregate.argument);
    if (aggregate.only) out["only"] = written(**aggregate.only);
    return out;
}

json::object written(const Arithmetic& arithmetic) {
    return {{"kind", "arithmetic"},
            {"operator", name_of(arithmetic.op)},
            {"operands", each(arithmetic.operands)}};
}

json::object written(const DaysBetween& days) {
    return {{"kind", "days_between"}, {"from", written(*days.from)}, {"to", written(*days.to)}};
}

json::object written(const DateBucket& bucket) {
    return {
        {"kind", "date_bucket"}, {"grain", name_of(bucket.grain)}, {"date", written(*bucket.date)}};
}

json::object written(const ScalarPlan& scalar) {
    return {{"kind", "scalar"}, {"plan", to_json(*scalar.plan)}};
}

json::object written(const AllOf& all) {
    return {{"kind", "all"}, {"of", each(all.conditions)}};
}
json::object written(const AnyOf& any) {
    return {{"kind", "any"}, {"of", each(any.conditions)}};
}
json::object written(const Not& negated) {
    return {{"kind", "not"}, {"condition", written(*negated.condition)}};
}
json::object written(const Comparison& comparison) {
    return {{"kind", "comparison"},
            {"left", written(comparison.left)},
            {"comparator", name_of(comparison.comparator)},
            {"right", written(comparison.right)}};
}
json::object written(const Between& between) {
    return {{"kind", "between"},
            {"value", written(between.value)},
            {"low", written(between.low)},
            {"high", written(between.high)}};
}
json::object written(const OneOf& one_of) {
    return {{"kind", "one_of"}, {"value", written(one_of.value)}, {"values", each(one_of.values)}};
}
json::object written(const Matches& matches) {
    return {{"kind", "matches"},
            {"text", written(matches.text)},
            {"match", name_of(matches.match)},
            {"pattern", matches.pattern}};
}
json::object written(const IsNull& is_null) {
    return {{"kind", "is_null"}, {"value", written(is_null.value)}};
}
json::object written(const InPeriod& period) {
    json::object out{{"kind", "in_period"}, {"date", written(period.date)}};
    if (period.from) out["from"] = date_to_json(*period.from);
    if (period.before) out["before"] = date_to_json(*period.before);
    return out;
}
json::object written(const Correlation& pair) {
    return {{"outer", written(pair.outer)}, {"inner", written(pair.inner)}};
}
json::object written(const Exists& exists) {
    return {{"kind", "exists"}, {"related", to_json(*exists.related)}, {"on", each(exists.on)}};
}
json::object written(const InPlan& in) {
    return {{"kind", "in_plan"}, {"value", written(in.value)}, {"plan", to_json(*in.plan)}};
}

json::object written(const Expression& expression) {
    return std::visit([](const auto& node) { return written(node); }, expression.node);
}

json::object written(const Condition& condition) {
    auto out = std::visit([](const auto& node) { return written(node); }, condition.node);
    if (!condition.label.french.empty()) out["label"] = written(condition.label);
    if (!condition.words.empty()) out["words"] = written(condition.words);
    return out;
}

json::object written(const Source& source) {
    json::object out;
    if (const auto* table = std::get_if<std::string>(&source.from)) {
        out["table"] = *table;
    } else {
        out["plan"] = to_json(*std::get<Box<QueryPlan>>(source.from));
    }
    out["label"] = written(source.label);
    out["words"] = written(source.words);
    return out;
}

json::object written(const Join& join) {
    json::array on;
    for (const auto& pair : join.on) on.push_back(json::array{pair.left_column, pair.right_column});
    return {{"left", join.left},           {"right", join.right},
            {"on", std::move(on)},         {"kind", name_of(join.kind)},
            {"certainty", join.certainty}, {"inferred", join.inferred}};
}

json::object written(const Dimension& dimension) {
    json::object out{{"value", written(dimension.value)},
                     {"label", written(dimension.label)},
                     {"words", written(dimension.words)},
                     {"shown", dimension.shown}};
    if (dimension.format != Format::plain) out["format"] = name_of(dimension.format);
    if (!dimension.unit.empty()) out["unit"] = dimension.unit;
    if (dimension.digits != Digits::number) out["digits"] = name_of(dimension.digits);
    return out;
}

json::object written(const Measure& measure) {
    json::object out{{"value", written(measure.value)},   {"label", written(measure.label)},
                     {"words", written(measure.words)},   {"transform", name_of(measure.transform)},
                     {"format", name_of(measure.format)}, {"shown", measure.shown}};
    if (!measure.unit.empty()) out["unit"] = measure.unit;
    return out;
}

json::object written(const Order& order) {
    json::object out{{"direction", name_of(order.direction)}, {"words", written(order.words)}};
    if (order.edited) out["edited"] = true;
    if (const auto* by = std::get_if<OrderByDimension>(&order.by)) {
        out["dimension"] = by->index;
    } else {
        out["measure"] = std::get<OrderByMeasure>(order.by).index;
    }
    return out;
}

json::object written(const Limit& limit) {
    json::object out{{"rows", limit.rows}, {"words", written(limit.words)}};
    if (limit.per_dimension) out["per_dimension"] = *limit.per_dimension;
    return out;
}

json::object written(const Calendar& calendar) {
    return {{"time_zone", calendar.time_zone},
            {"today", date_to_json(calendar.today)},
            {"first_day_of_week", calendar.first_day_of_week},
            {"first_fiscal_month", calendar.first_fiscal_month}};
}

}  // namespace

std::string date_to_json(base::Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

json::object to_json(const Expression& expression) {
    return written(expression);
}

json::object to_json(const QueryPlan& plan) {
    json::object out{{"shape", name_of(plan.shape)},
                     {"sources", each(plan.sources)},
                     {"joins", each(plan.joins)},
                     {"dimensions", each(plan.dimensions)},
                     {"measures", each(plan.measures)}};
    if (plan.filter) out["filter"] = written(*plan.filter);
    if (plan.having) out["having"] = written(*plan.having);
    out["order"] = each(plan.order);
    if (plan.limit) out["limit"] = written(*plan.limit);
    if (plan.set_operation) {
        out["set_operation"] = {{"operator", name_of(plan.set_operation->op)},
                                {"with", to_json(*plan.set_operation->with)}};
    }
    out["calendar"] = written(plan.calendar);
    return out;
}

}  // namespace datapilot::query_plan
