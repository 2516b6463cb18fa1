#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/condition_parts.h"
#include "questions/planning/plan_builder.h"

// Tests become conditions on joined rows, or on related rows that must exist.
namespace datapilot::questions {

using catalog::ColumnType;
using query_plan::Aggregate;
using query_plan::Box;
using query_plan::Comparator;
using query_plan::Comparison;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::Literal;
using query_plan::QueryPlan;

namespace {

Expression number(const std::string& digits) {
    const bool whole = digits.find('.') == std::string::npos;
    return {Literal{whole ? ColumnType::integer : ColumnType::decimal, digits}};
}

}  // namespace

bool PlanBuilder::add_tests() {
    return std::ranges::all_of(request_.tests, [&](const Test& test) { return add_test(test); });
}

bool PlanBuilder::add_test(const Test& test) {
    if (test.of_average) return true;
    if (test.kind == TestKind::existence) return add_existence(test);
    Element element;
    if (test.kind == TestKind::value && !test.values.empty()) {
        element = test.values.front().column;
    } else if (test.column && !test.column->candidates.empty()) {
        element = test.column->candidates.front().element;
    } else {
        return false;
    }
    if (element.is_table() && test.of_many) return add_count_of_group(test);
    if (element.is_table()) {
        return test.kind == TestKind::number && add_count_test(test);
    }
    if (const auto added = add_total_test(test, element)) return *added;
    const auto where = place(test, element);
    if (!where) return false;
    if (where->related && source_.is_total(element)) {
        return add_total_of_related(test, element, *where);
    }
    auto made = condition(test, where->source);
    if (!made) return false;
    put(test, *where, std::move(*made));
    return true;
}

// « les villes avec plus de 50 commandes »: of each group.
bool PlanBuilder::add_count_of_group(const Test& test) {
    Target count;
    count.what = test.column;
    const auto measure = measure_for(count);
    if (!measure) return false;
    auto made = number_condition(test, plan_.measures[*measure].value);
    if (!made) return false;
    made->label = comparison_label(plan_.measures[*measure].label, test.comparator, test.low);
    made->words = words(test.words);
    having_.push_back(std::move(*made));
    return true;
}

// « les clients avec un CA supérieur à 50000 »: a total of each group, where the plan has groups.
std::optional<bool> PlanBuilder::add_total_test(const Test& test, Element element) {
    if (!test.of_many && !source_.is_total(element)) return std::nullopt;
    if (plan_.measures.empty() || plan_.dimensions.empty()) {
        return test.of_many ? std::optional{false} : std::nullopt;
    }
    Target total;
    if (test.of_many) {
        total.function = *test.of_many;
        total.function_said = true;
    }
    total.what = test.column;
    total.words = test.words;
    const auto measure = measure_for(total);
    if (!measure) return false;
    const auto value = plan_.measures[*measure].value;
    const auto& label = plan_.measures[*measure].label;
    std::optional<Condition> made;
    if (test.kind == TestKind::number) {
        made = number_condition(test, value);
        if (made) made->label = comparison_label(label, test.comparator, test.low);
    } else if (test.of_many && *test.of_many != query_plan::AggregateFunction::sum) {
        auto average = aggregate_over_all(test, element);
        if (!average) return false;
        made = Condition{Comparison{value, test.comparator, std::move(*average)}};
        made->label =
            comparison_label(label, test.comparator,
                             aggregate_label(test.function, label_of(source_, element)).french);
    } else if (auto average = average_of_totals(test)) {
        made = Condition{Comparison{value, test.comparator, std::move(*average)}};
        made->label =
            comparison_label(label, test.comparator, aggregate_label(test.function, label).french);
    }
    if (!made) return false;
    if (test.negated) *made = negated(std::move(*made));
    made->words = words(test.words);
    having_.push_back(std::move(*made));
    return true;
}

// The average over the same groups, of the same rows.
std::optional<Expression> PlanBuilder::average_of_totals(const Test& test) const {
    Request average;
    average.groups = request_.groups;
    for (auto& group : average.groups) group.within = true;
    for (const auto& other : request_.tests) {
        if (other.words == test.words) continue;
        average.tests.push_back(other);
        average.tests.back().of_average = false;
    }
    Target target;
    target.function = test.function;
    target.what = test.column;
    average.measures.push_back(std::move(target));
    auto built = PlanBuilder(context_, average).build();
    if (!built) return std::nullopt;
    return Expression{query_plan::ScalarPlan{std::move(built->plan)}};
}

// « combien de clients ont un CA supérieur à 50000 »: the total of the related rows.
bool PlanBuilder::add_total_of_related(const Test& test, Element element, const Place& where) {
    if (test.kind != TestKind::number || where.related->having) return false;
    const auto& metric = source_.metrics[*element.metric];
    auto made = number_condition(
        test, {Aggregate{metric.function, Box<Expression>(over(*metric.row, where.source))}});
    if (!made) return false;
    made->label = comparison_label(metric.label, test.comparator, test.low);
    made->words = words(test.words);
    where.related->having = std::move(*made);
    return true;
}

void PlanBuilder::put(const Test& test, const Place& where, Condition made) {
    made.words = words(test.words);
    if (where.related) {
        auto& related = *where.related;
        // Inside a negated group the condition is said as it is.
        if (test.negated && (!related.negated || related.few)) made = negated(std::move(made));
        add_either(related.conditions, std::move(made), test.either && !related.conditions.empty());
        return;
    }
    // « les villes sans restaurant japonais »: not those that have a restaurant of another kind.
    if (test.lacks && !test.either && (test.repeats || shows_attributes())) {
        lacking_.push_back(std::move(made));
        return;
    }
    if (test.negated) made = negated(std::move(made));
    if (test.apart && !test.either) {
        apart_.push_back(std::move(made));
        return;
    }
    add_either(test.part ? parts_ : conditions_, std::move(made), test.either);
}

std::optional<Condition> PlanBuilder::number_condition(const Test& test,
                                                       const Expression& column) const {
    if (!test.high.empty()) {
        return Condition{query_plan::Between{column, number(test.low), number(test.high)}};
    }
    if (test.numbers.size() > 1) {
        query_plan::OneOf one_of{column, {}};
        for (const auto& digits : test.numbers) {
            one_of.values.push_back(std::get<Literal>(number(digits).node));
        }
        return Condition{std::move(one_of)};
    }
    const auto& digits = test.numbers.empty() ? test.low : test.numbers.front();
    if (digits.empty()) return std::nullopt;
    return Condition{Comparison{column, test.comparator, number(digits)}};
}

std::optional<Condition> PlanBuilder::period_condition(const Test& test, Element element,
                                                       std::size_t source) const {
    const auto& range = test.period.range;
    const auto& described = source_.column(element);
    if (source_.role(element) == Role::date) {
        return Condition{query_plan::InPeriod{column(source, element), range.begin, range.end}};
    }
    // Servers also keep years as decimals.
    const bool number_of_year =
        source_.role(element) == Role::year &&
        (described.type == ColumnType::integer || described.type == ColumnType::decimal);
    if (!number_of_year) return std::nullopt;
    const auto year = [](base::Date date) { return std::to_string(static_cast<int>(date.year())); };
    const auto value = column(source, element);
    if (range.begin && range.end) {
        const auto first = year(*range.begin);
        const auto last = std::to_string(static_cast<int>(range.end->year()) - 1);
        if (first == last) return Condition{Comparison{value, Comparator::equal, number(first)}};
        return Condition{query_plan::Between{value, number(first), number(last)}};
    }
    if (range.begin) {
        return Condition{
            Comparison{value, Comparator::greater_or_equal, number(year(*range.begin))}};
    }
    if (!range.end) return std::nullopt;
    return Condition{Comparison{value, Comparator::less, number(year(*range.end))}};
}

// The aggregate of the column over all rows of its table, or those that the question averages.
std::optional<Expression> PlanBuilder::aggregate_over_all(const Test& test, Element element) {
    QueryPlan all;
    all.shape = query_plan::Shape::aggregate;
    all.sources.push_back({source_.table(element).name});
    const auto label = aggregate_label(test.function, label_of(source_, element));
    all.measures.push_back(
        {{Aggregate{test.function, Box<Expression>(column(0, element))}}, label});
    for (const auto& among : request_.tests) {
        if (!among.of_average) continue;
        const bool here = among.kind == TestKind::value && !among.values.empty() &&
                          among.values.front().column.table == element.table;
        auto made = here && !all.filter ? condition(among, 0) : std::nullopt;
        if (!made) return std::nullopt;
        made->words = words(among.words);
        all.filter = std::move(*made);
    }
    return Expression{query_plan::ScalarPlan{std::move(all)}};
}

std::optional<Condition> PlanBuilder::average_condition(const Test& test, std::size_t source) {
    const auto element = test.column->candidates.front().element;
    auto average = aggregate_over_all(test, element);
    if (!average) return std::nullopt;
    const auto label = label_of(source_, element);
    auto said = aggregate_label(test.function, label).french;
    for (const auto& among : request_.tests) {
        if (!among.of_average || among.values.empty()) continue;
        if (test.of_row) {
            said = label.french + " de " + among.values.front().stored.front();
        } else {
            said += " (" +
                    values_label(label_of(source_, among.values.front().column),
                                 among.values.front().stored)
                        .french +
                    ")";
        }
    }
    Condition made{Comparison{column(source, element), test.comparator, std::move(*average)}};
    made.label = comparison_label(label, test.comparator, said);
    return made;
}

std::optional<Condition> PlanBuilder::condition(const Test& test, std::size_t source) {
    const bool by_value = test.kind == TestKind::value && !test.values.empty();
    const auto element =
        by_value ? test.values.front().column : test.column->candidates.front().element;
    const auto label = label_of(source_, element);
    const auto labelled = [&](Condition made, base::Text text) {
        made.label = std::move(text);
        return made;
    };
    switch (test.kind) {
        case TestKind::value: {
            if (!by_value) {
                return labelled(
                    {query_plan::Matches{column(source, element), query_plan::TextMatch::contains,
                                         test.pattern}},
                    values_label(label, {test.pattern}));
            }
            query_plan::OneOf one_of{column(source, element), {}};
            for (const auto& stored : test.values.front().stored) {
                one_of.values.push_back({source_.column(element).type, stored});
            }
            return labelled({std::move(one_of)}, values_label(label, test.values.front().stored));
        }
        case TestKind::text:
            return labelled(
                {query_plan::Matches{column(source, element), test.match, test.pattern}},
                values_label(label, {"« " + test.pattern + " »"}));
        case TestKind::number: {
            auto made = number_condition(test, column(source, element));
            if (!made) return std::nullopt;
            const auto digits = test.high.empty() ? test.low : test.low + " … " + test.high;
            std::string many;
            for (const auto& one : test.numbers) many += (many.empty() ? "" : ", ") + one;
            return labelled(
                std::move(*made),
                comparison_label(label, test.comparator, test.numbers.empty() ? digits : many));
        }
        case TestKind::period: {
            auto made = period_condition(test, element, source);
            if (!made) return std::nullopt;
            return labelled(std::move(*made), period_label(test.period.range));
        }
        case TestKind::weekday: {
            if (source_.role(element) != Role::date) return std::nullopt;
            query_plan::OneOf days{
                {query_plan::DateBucket{query_plan::Grain::weekday,
                                        Box<Expression>(column(source, element))}},
                {}};
            for (const auto day : test.weekdays) {
                days.values.push_back({ColumnType::integer, std::to_string(day)});
            }
            return labelled({std::move(days)}, weekdays_label(test.weekdays));
        }
        case TestKind::average:
            return average_condition(test, source);
        case TestKind::columns: {
            const auto other = test.other->candidates.front().element;
            const auto beside = other.is_table() || element.table != sources_->base_table()
                                    ? std::optional<std::size_t>{}
                                    : source_for(other.table, test.words);
            const bool same_row = other.table == element.table && !other.is_table();
            if (other == element || sources_->multiplies() || !(same_row || beside)) {
                return std::nullopt;
            }
            return labelled(
                {Comparison{column(source, element), test.comparator,
                            column(same_row ? source : *beside, other)}},
                comparison_label(label, test.comparator, label_of(source_, other).french));
        }
        default:
            return std::nullopt;
    }
}

}  // namespace datapilot::questions
