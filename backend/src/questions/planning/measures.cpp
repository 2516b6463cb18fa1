#include <algorithm>

#include "query_plan/json.h"
#include "questions/labels.h"
#include "questions/planning/plan_builder.h"

// What is measured.
namespace datapilot::questions {

using catalog::ColumnType;
using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Box;
using query_plan::Expression;
using query_plan::Measure;
using query_plan::Shape;
using query_plan::Transform;

bool PlanBuilder::add_measures() {
    for (const auto& target : request_.measures) {
        if (!add_measure(target)) return false;
    }
    drop_repeated_measures();
    if (!plan_.measures.empty()) plan_.shape = Shape::aggregate;
    if (request_.ratio && !divide_measures()) return false;
    return !request_.difference || request_.comparison || subtract_measures();
}

// « CA HT » names the turnover, and the amount that it is made of.
void PlanBuilder::drop_repeated_measures() {
    auto& measures = plan_.measures;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const auto said = query_plan::to_json(measures[i].value);
        for (auto other = i + 1; other < measures.size();) {
            const bool same = measures[other].transform == measures[i].transform &&
                              query_plan::to_json(measures[other].value) == said;
            if (same) {
                measures.erase(measures.begin() + static_cast<long>(other));
            } else {
                ++other;
            }
        }
    }
}

bool PlanBuilder::add_measure(const Target& target) {
    if (target.what && has_many_rows_of(sources_->base_table(), chosen(*target.what).table)) {
        return add_pre_aggregated(target);
    }
    // An average of counts needs to know over what.
    if (target.counts)
        return target.function == AggregateFunction::average ? false : add_count(target);
    if (!target.what) return false;
    const auto table = chosen(*target.what).table;
    // One order stands in many rows of its lines: its own amounts would be counted many times.
    if (is_changed_by_repeats(target.function) && has_many_rows_of(table, sources_->base_table())) {
        return false;
    }
    const auto source = source_for(table, target.words);
    if (!source || sources_->multiplies()) return false;
    if (chosen(*target.what).column && target.function == AggregateFunction::sum &&
        !source_.fact(chosen(*target.what)).additive()) {
        doubt_ += 0.3;
    }
    if (target.less) return add_difference(target, *source);
    auto measure = measure_over(target, *source);
    if (measure && target.of) return add_ratio(std::move(*measure), *target.of);
    return measure && add_transformed(std::move(*measure));
}

// Whether the column has what the function is of: text has no average.
bool PlanBuilder::can_be(AggregateFunction function, Element element) const {
    const bool of_numbers = function == AggregateFunction::sum ||
                            function == AggregateFunction::average ||
                            function == AggregateFunction::median;
    if (element.metric || !of_numbers) return true;
    const auto type = source_.column(element).type;
    return type == ColumnType::integer || type == ColumnType::decimal;
}

// The measure of rows of sources[source].
std::optional<Measure> PlanBuilder::measure_over(const Target& target, std::size_t source) const {
    const auto element = chosen(*target.what);
    if (element.is_table() || !can_be(target.function, element)) return std::nullopt;
    Measure measure{{}, {}, words(target.words), target.transform};
    if (!element.metric) {
        measure.value = {Aggregate{target.function, Box<Expression>(column(source, element))}};
        measure.label = aggregate_label(target.function, label_of(source_, element));
        show_as(source_, element, target.function, measure);
        return measure;
    }
    const auto& metric = source_.metrics[*element.metric];
    measure.format = metric.format;
    measure.unit = metric.unit;
    const bool whole = metric.whole && (target.function == AggregateFunction::sum ||
                                        target.function == metric.function || !metric.row);
    measure.value =
        whole ? over(*metric.whole, source)
              : Expression{Aggregate{target.function, Box<Expression>(column(source, element))}};
    const bool plain = whole || target.function == metric.function;
    measure.label = plain ? metric.label : aggregate_label(target.function, metric.label);
    return measure;
}

// The number itself stands beside its share, growth or running total.
bool PlanBuilder::add_transformed(Measure measure) {
    const auto transform = measure.transform;
    const bool of_parts = transform == Transform::share_of_total && has_parts();
    const bool all_of_it = transform == Transform::running_total && request_.groups.empty();
    if (all_of_it) measure.transform = Transform::none;
    if (transform == Transform::none || of_parts || all_of_it) {
        plan_.measures.push_back(std::move(measure));
        return true;
    }
    // « croissance par région », between which dates?
    const bool in_time = std::ranges::any_of(
        request_.groups, [](const Grouping& group) { return group.grain.has_value(); });
    if (request_.groups.empty() || (transform == Transform::growth && !in_time)) return false;
    auto itself = measure;
    itself.transform = Transform::none;
    const auto& label = itself.label;
    if (transform == Transform::share_of_total) {
        measure.label = label_made_of(label, "Part", "Share of");
    } else if (transform == Transform::growth) {
        measure.label = label_made_of(label, "Évolution", "Growth of");
    } else {
        measure.label = {label.french + " cumulé", "Running total of " + label.english};
    }
    if (transform != Transform::running_total) measure.format = query_plan::Format::percent;
    plan_.measures.push_back(std::move(measure));
    plan_.measures.push_back(std::move(itself));
    return true;
}

// Rows of a table, or different values of a column. Where the joined rows repeat those of the
// table, its key is counted.
bool PlanBuilder::add_count(const Target& target) {
    const bool bare_share =
        target.transform == Transform::share_of_total && request_.groups.empty() && !has_parts();
    if (bare_share) return false;
    const auto element = target.what ? chosen(*target.what) : Element{sources_->base_table()};
    const auto label = aggregate_label(AggregateFunction::count_rows, label_of(source_, element));
    Measure measure{{}, label, words(target.words), target.transform};
    const auto source = source_for(element.table, target.words);
    if (!source) return false;
    if (!element.is_table()) {
        const bool row_label = source_.role(element) == Role::key;
        measure.value = {Aggregate{row_label && element.table == sources_->base_table()
                                       ? AggregateFunction::count
                                       : AggregateFunction::count_distinct,
                                   Box<Expression>(column(*source, element))}};
    } else if (target.distinct || element.table != sources_->base_table()) {
        // « combien de prénoms différents »: of a table without a key, what it calls its rows.
        const auto& facts = source_.facts[element.table];
        const bool named = target.distinct && facts.named && facts.label_columns.size() == 1;
        const auto told = facts.key ? facts.key
                          : named   ? std::optional(facts.label_columns.front())
                                    : std::nullopt;
        if (!told) return false;
        measure.value = {Aggregate{AggregateFunction::count_distinct,
                                   Box<Expression>(column(*source, {element.table, told}))}};
    } else {
        auto rows = rows_of(element.table, *source);
        measure.value = std::move(rows.value);
        measure.label = std::move(rows.label);
    }
    return add_transformed(std::move(measure));
}

// How many rows there are, or what they stand for where each stands for many.
Measure PlanBuilder::rows_of(std::size_t table, std::size_t source) const {
    const auto counted = source_.facts[table].counted;
    if (!counted) {
        return {{Aggregate{AggregateFunction::count_rows}},
                aggregate_label(AggregateFunction::count_rows, label_of(source_, {table}))};
    }
    const Element number{table, counted};
    return {{Aggregate{AggregateFunction::sum, Box<Expression>(column(source, number))}},
            aggregate_label(AggregateFunction::sum, label_of(source_, number))};
}

// Where joined rows repeat those of the base, rows are counted by key, and sums are refused.
bool PlanBuilder::settle_repeats() {
    if (!sources_->multiplies()) return true;
    const auto base = sources_->base_table();
    for (auto& measure : plan_.measures) {
        auto* aggregate = std::get_if<Aggregate>(&measure.value.node);
        if (!aggregate) return false;
        switch (aggregate->function) {
            case AggregateFunction::count_rows: {
                const auto key = source_.facts[base].key;
                if (!key) return false;
                *aggregate = {AggregateFunction::count_distinct,
                              Box<Expression>(column(0, {base, *key}))};
                break;
            }
            case AggregateFunction::count_distinct:
            case AggregateFunction::minimum:
            case AggregateFunction::maximum:
                break;
            default:
                return false;
        }
    }
    return true;
}

}  // namespace datapilot::questions
