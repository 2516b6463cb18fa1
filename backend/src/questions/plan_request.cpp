// Back from a plan to the request that it answers.
#include <algorithm>
#include <charconv>

#include "questions/follow_up.h"

namespace datapilot::questions {

namespace {

using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::ColumnRef;
using query_plan::Comparison;
using query_plan::Condition;
using query_plan::Dimension;
using query_plan::Expression;
using query_plan::InPeriod;
using query_plan::Literal;
using query_plan::Measure;
using query_plan::OneOf;
using query_plan::QueryPlan;
using query_plan::Shape;
using query_plan::Transform;

Reference certain(Element element) {
    return {{{element, 1, true}}, std::nullopt, {}};
}

class Inversion {
  public:
    Inversion(const Source& source, const QueryPlan& plan) : source_(source), plan_(plan) {}

    std::optional<Request> request() {
        if (plan_.having || plan_.set_operation) return std::nullopt;
        if (plan_.filter && !add_condition(*plan_.filter)) return std::nullopt;
        for (std::size_t i = 0; i < plan_.measures.size(); ++i) {
            if (!add_measure(i)) return std::nullopt;
        }
        if (!add_dimensions() || !add_order()) return std::nullopt;
        return std::move(request_);
    }

  private:
    std::optional<std::size_t> table_of(std::size_t source) const {
        if (source >= plan_.sources.size()) return std::nullopt;
        const auto* name = std::get_if<std::string>(&plan_.sources[source].from);
        if (name == nullptr) return std::nullopt;
        const auto& tables = source_.catalog.tables;
        const auto found = std::ranges::find(tables, *name, &catalog::Table::name);
        if (found == tables.end()) return std::nullopt;
        return static_cast<std::size_t>(found - tables.begin());
    }
    std::optional<Element> column_of(const Expression& expression) const {
        const auto* column = std::get_if<ColumnRef>(&expression.node);
        const auto table = column ? table_of(column->source) : std::nullopt;
        if (!table) return std::nullopt;
        const auto& columns = source_.catalog.tables[*table].columns;
        const auto found = std::ranges::find(columns, column->column, &catalog::Column::name);
        if (found == columns.end()) return std::nullopt;
        return Element{*table, static_cast<std::size_t>(found - columns.begin())};
    }

    // Metrics are known by their labels.
    std::optional<Target> target_of(const Measure& measure) const {
        Target target;
        for (std::size_t m = 0; m < source_.metrics.size(); ++m) {
            if (source_.metrics[m].label != measure.label) continue;
            target.what = certain({source_.metrics[m].table, {}, m});
            target.function = source_.metrics[m].function;
            return target;
        }
        const auto* aggregate = std::get_if<Aggregate>(&measure.value.node);
        if (aggregate == nullptr || aggregate->only) return std::nullopt;
        target.function = aggregate->function;
        if (aggregate->function == AggregateFunction::count_rows) {
            const auto table = table_of(0);
            if (!table) return std::nullopt;
            target.counts = true;
            target.what = certain({*table});
            return target;
        }
        const auto column = aggregate->argument ? column_of(**aggregate->argument) : std::nullopt;
        if (!column) return std::nullopt;
        target.counts = aggregate->function == AggregateFunction::count_distinct ||
                        aggregate->function == AggregateFunction::count;
        const bool key = target.counts && source_.facts[column->table].key == column->column;
        target.what = certain(key ? Element{column->table} : *column);
        return target;
    }
    // A share, growth or running total stands before the number it is made of.
    bool add_measure(std::size_t index) {
        const auto& measure = plan_.measures[index];
        const bool transformed = measure.transform != Transform::none;
        if (!measure.shown || orders_rows(index)) return true;
        const bool of_the_one_before =
            index > 0 && plan_.measures[index - 1].transform != Transform::none;
        if (of_the_one_before) return true;
        if (transformed && index + 1 == plan_.measures.size()) return false;
        auto target = target_of(plan_.measures[transformed ? index + 1 : index]);
        if (!target) return false;
        target->transform = measure.transform;
        request_.measures.push_back(std::move(*target));
        return true;
    }
    // The only measure of « top 10 clients » is what they are ranked by.
    bool orders_rows(std::size_t index) const {
        return plan_.limit && plan_.measures.size() == 1 && index == 0;
    }

    bool add_dimensions() {
        const bool grouped = plan_.shape == Shape::aggregate;
        request_.distinct = plan_.shape == Shape::distinct;
        std::vector<std::size_t> whole_tables;
        for (const auto& dimension : plan_.dimensions) {
            const auto column = column_of(dimension.value);
            const bool key = column && source_.facts[column->table].key == column->column;
            if (!dimension.shown && key) whole_tables.push_back(column->table);
        }
        for (const auto table : whole_tables) add_dimension({table}, grouped);
        for (const auto& dimension : plan_.dimensions) {
            if (const auto* bucket = std::get_if<query_plan::DateBucket>(&dimension.value.node)) {
                request_.groups.push_back({std::nullopt, bucket->grain, false, {}});
                continue;
            }
            const auto column = column_of(dimension.value);
            if (!column) return false;
            const auto& labels = source_.facts[column->table].label_columns;
            const bool of_whole_table =
                std::ranges::find(whole_tables, column->table) != whole_tables.end() &&
                std::ranges::find(labels, *column->column) != labels.end();
            if (dimension.shown && !of_whole_table) add_dimension(*column, grouped);
        }
        return true;
    }
    void add_dimension(Element element, bool grouped) {
        const bool ranked = plan_.limit && !request_.extreme;
        if (ranked) {
            request_.extreme = Extreme{};
            request_.extreme->what = certain(element);
        } else if (grouped) {
            request_.groups.push_back({certain(element), std::nullopt, false, {}});
        } else {
            request_.projections.push_back(certain(element));
        }
    }

    bool add_order() {
        if (!plan_.limit) return true;
        if (plan_.limit->per_dimension || plan_.order.size() != 1 || !request_.extreme)
            return false;
        auto& extreme = *request_.extreme;
        extreme.rows = plan_.limit->rows;
        extreme.counted = true;
        extreme.direction = plan_.order.front().direction;
        if (const auto* by = std::get_if<query_plan::OrderByMeasure>(&plan_.order.front().by)) {
            extreme.by = target_of(plan_.measures[by->index]);
            return extreme.by.has_value();
        }
        const auto& by = std::get<query_plan::OrderByDimension>(plan_.order.front().by);
        const auto column = column_of(plan_.dimensions[by.index].value);
        if (!column) return false;
        extreme.by = Target{};
        extreme.by->what = certain(*column);
        return true;
    }

    bool add_condition(const Condition& condition) {
        if (const auto* all = std::get_if<query_plan::AllOf>(&condition.node)) {
            return std::ranges::all_of(all->conditions,
                                       [&](const Condition& part) { return add_condition(part); });
        }
        Test test;
        const auto* inner = &condition;
        if (const auto* negation = std::get_if<query_plan::Not>(&condition.node)) {
            test.negated = true;
            inner = &*negation->condition;
        }
        const bool made =
            std::visit([&](const auto& node) { return fill(test, node); }, inner->node);
        if (made) request_.tests.push_back(std::move(test));
        return made;
    }
    bool fill(Test& test, const OneOf& one_of) const {
        if (const auto* bucket = std::get_if<query_plan::DateBucket>(&one_of.value.node)) {
            return fill_weekdays(test, *bucket, one_of.values);
        }
        const auto column = column_of(one_of.value);
        if (!column) return false;
        ValueMatch match;
        match.column = *column;
        match.quality = 1;
        for (const auto& value : one_of.values) match.stored.push_back(value.text);
        test.kind = TestKind::value;
        test.values.push_back(std::move(match));
        return true;
    }
    bool fill_weekdays(Test& test, const query_plan::DateBucket& bucket,
                       const std::vector<Literal>& days) const {
        const auto column = column_of(*bucket.date);
        if (!column || bucket.grain != query_plan::Grain::weekday) return false;
        test.kind = TestKind::weekday;
        test.column = certain(*column);
        // A model's plan may hold anything here.
        return std::ranges::all_of(days, [&](const Literal& day) {
            const bool known = day.text.size() == 1 && day.text[0] >= '1' && day.text[0] <= '7';
            if (known) test.weekdays.push_back(day.text[0] - '0');
            return known;
        });
    }
    bool fill(Test& test, const InPeriod& period) const {
        const auto column = column_of(period.date);
        if (!column) return false;
        test.kind = TestKind::period;
        test.column = certain(*column);
        test.period.range = {period.from, period.before};
        return true;
    }
    // « en 2014 » over a column of years is a period as well.
    bool fill(Test& test, const Comparison& comparison) const {
        const auto column = column_of(comparison.left);
        const auto* literal = std::get_if<Literal>(&comparison.right.node);
        if (!column || literal == nullptr || literal->type == catalog::ColumnType::text) {
            return false;
        }
        const bool year = source_.role(*column) == Role::year;
        if (year && comparison.comparator == query_plan::Comparator::equal) {
            int number = 0;
            std::from_chars(literal->text.data(), literal->text.data() + literal->text.size(),
                            number);
            const std::chrono::year said{number};
            test.kind = TestKind::period;
            test.period.range = {said / 1 / 1, (said + std::chrono::years{1}) / 1 / 1};
            test.period.grain = language::Grain::year;
        } else {
            test.kind = TestKind::number;
            test.comparator = comparison.comparator;
            test.low = literal->text;
        }
        test.column = certain(*column);
        return true;
    }
    template <class Other>
    bool fill(Test&, const Other&) const {
        return false;
    }

    const Source& source_;
    const QueryPlan& plan_;
    Request request_;
};

}  // namespace

std::optional<Request> request_of(const Source& source, const QueryPlan& plan) {
    return Inversion(source, plan).request();
}

}  // namespace datapilot::questions
