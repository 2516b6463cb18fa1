#include "questions/editing/plan_parts.h"

#include <algorithm>

namespace datapilot::questions {
namespace {

using catalog::ColumnType;
using query_plan::Between;
using query_plan::Comparator;
using query_plan::Comparison;
using query_plan::Expression;
using query_plan::InPeriod;
using query_plan::IsNull;
using query_plan::Literal;
using query_plan::Matches;
using query_plan::Not;
using query_plan::OneOf;
using query_plan::TextMatch;

FilterOperator operator_of(Comparator comparator) {
    constexpr FilterOperator operators[] = {
        FilterOperator::equal,         FilterOperator::not_equal, FilterOperator::less,
        FilterOperator::less_or_equal, FilterOperator::greater,   FilterOperator::greater_or_equal};
    return operators[static_cast<std::size_t>(comparator)];
}

struct PartOf {
    const PlanTables& tables;

    FilterPart about(const Expression& value, FilterOperator op,
                     const std::vector<Literal>& values) const {
        FilterPart part{.op = op};
        if (const auto column = tables.find(value)) part.of = tables.picked(*column);
        for (const auto& one : values) part.values.push_back(one.text);
        return part;
    }
    std::optional<Part> operator()(const OneOf& one_of) const {
        return about(one_of.value, FilterOperator::one_of, one_of.values);
    }
    std::optional<Part> operator()(const IsNull& empty) const {
        return about(empty.value, FilterOperator::empty, {});
    }
    std::optional<Part> operator()(const Matches& matches) const {
        const auto op = matches.match == TextMatch::contains      ? FilterOperator::contains
                        : matches.match == TextMatch::starts_with ? FilterOperator::starts_with
                                                                  : FilterOperator::ends_with;
        return about(matches.text, op, {{ColumnType::text, matches.pattern}});
    }
    std::optional<Part> operator()(const Comparison& comparison) const {
        const auto* literal = std::get_if<Literal>(&comparison.right.node);
        if (!literal) return std::nullopt;
        return about(comparison.left, operator_of(comparison.comparator), {*literal});
    }
    std::optional<Part> operator()(const Between& between) const {
        const auto* low = std::get_if<Literal>(&between.low.node);
        const auto* high = std::get_if<Literal>(&between.high.node);
        if (!low || !high) return std::nullopt;
        return about(between.value, FilterOperator::between, {*low, *high});
    }
    std::optional<Part> operator()(const InPeriod& period) const {
        PeriodPart part{.from = period.from, .before = period.before};
        if (const auto column = tables.find(period.date)) part.of = tables.picked(*column);
        return part;
    }
    std::optional<Part> operator()(const Not& negated) const {
        const auto& inner = negated.condition->node;
        if (const auto* one_of = std::get_if<OneOf>(&inner)) {
            return about(one_of->value, FilterOperator::not_one_of, one_of->values);
        }
        if (const auto* empty = std::get_if<IsNull>(&inner)) {
            return about(empty->value, FilterOperator::present, {});
        }
        return std::nullopt;
    }
    template <class Other>
    std::optional<Part> operator()(const Other&) const {
        return std::nullopt;
    }
};

}  // namespace

std::optional<Part> part_of(const query_plan::Measure& measure, const Source& source,
                            const PlanTables& tables) {
    if (measure.transform != query_plan::Transform::none) return std::nullopt;
    const auto metric = std::ranges::find(source.metrics, measure.label, &Metric::label);
    if (metric != source.metrics.end()) return MeasurePart{.metric = metric->label.french};
    const auto* aggregate = std::get_if<query_plan::Aggregate>(&measure.value.node);
    if (!aggregate || aggregate->only) return std::nullopt;
    MeasurePart part{.function = aggregate->function};
    if (!aggregate->argument) return part;
    const auto column = tables.find(**aggregate->argument);
    if (!column) return std::nullopt;
    part.of = tables.picked(*column);
    return part;
}

std::optional<Part> part_of(const query_plan::Dimension& dimension, const PlanTables& tables) {
    const auto* bucket = std::get_if<query_plan::DateBucket>(&dimension.value.node);
    const auto column = tables.find(bucket ? *bucket->date : dimension.value);
    if (!column) return std::nullopt;
    DimensionPart part{tables.picked(*column)};
    if (bucket) part.grain = bucket->grain;
    return part;
}

std::optional<Part> part_of(const query_plan::Condition& condition, const PlanTables& tables) {
    return std::visit(PartOf{tables}, condition.node);
}

}  // namespace datapilot::questions
