#include <algorithm>

#include "questions/labels.h"
#include "questions/language/identifiers.h"
#include "questions/planning/plan_builder.h"

// « nouveaux clients par trimestre »: those that begin then, by the date that the table gives, or
// by what they did first.
namespace datapilot::questions {

using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::QueryPlan;

namespace {

// A birth or an end is no beginning.
bool is_beginning(const catalog::Column& column) {
    const auto spoken = " " + language::spoken_name(column.name) + " ";
    return std::ranges::none_of(
        std::initializer_list<std::string_view>{" naissance ", " birth ", " fin ", " end ",
                                                " sortie ", " depart ", " modification ", " dob ",
                                                " maj ", " update ", " updated "},
        [&](std::string_view word) { return spoken.find(word) != std::string::npos; });
}

}  // namespace

// The nearest table whose dated rows belong to the entity.
std::optional<std::size_t> PlanBuilder::table_of_acts(std::size_t entity) const {
    std::optional<std::size_t> best;
    std::size_t nearest = 3;
    for (std::size_t t = 0; t < source_.facts.size(); ++t) {
        const auto path = source_.joins.path(t, entity);
        if (t == entity || source_.facts[t].dates.empty() || !path || multiplies(*path)) continue;
        if (path->size() >= nearest) continue;
        best = t;
        nearest = path->size();
    }
    return best;
}

std::optional<Expression> PlanBuilder::start_of(std::size_t entity) {
    for (const auto date : source_.facts[entity].dates) {
        if (is_beginning(source_.catalog.tables[entity].columns[date])) {
            return column(0, {entity, date});
        }
    }
    const auto acts = table_of_acts(entity);
    const auto path = acts ? source_.joins.path(*acts, entity) : std::nullopt;
    if (!path) return std::nullopt;
    const auto on = joined_on(source_.catalog, path->back());  // of acts to entity
    JoinedSources rows(source_.catalog, *acts);
    const auto owner = rows.follow(JoinPath(path->begin(), std::prev(path->end())));
    QueryPlan first;
    first.shape = query_plan::Shape::aggregate;
    std::vector<query_plan::JoinOn> same;
    for (const auto& [acts_column, entity_column] : on) {
        first.dimensions.push_back({{ColumnRef{owner, acts_column}}, {acts_column, acts_column}});
        same.push_back({entity_column, acts_column});
    }
    const Element date{*acts, source_.facts[*acts].dates.front()};
    const auto label = aggregate_label(AggregateFunction::minimum, label_of(source_, date));
    first.measures.push_back(
        {{Aggregate{AggregateFunction::minimum, Box<Expression>(column(0, date))}}, label});
    std::move(rows).move_into(first);
    const auto source = sources_->join_rows_of(std::move(first), std::move(same));
    const Expression start{ColumnRef{source, label.french}};
    // Who never did anything has not begun.
    conditions_.push_back({query_plan::Not{Box<Condition>({query_plan::IsNull{start}})}});
    return start;
}

// Periods and grains are those of the beginning.
void PlanBuilder::date_by(const Expression& start) {
    std::erase_if(request_.tests, [&](const Test& test) {
        if (test.kind != TestKind::period) return false;
        Condition within{
            query_plan::InPeriod{start, test.period.range.begin, test.period.range.end}};
        within.label = period_label(test.period.range);
        within.words = words(test.words);
        conditions_.push_back(std::move(within));
        return true;
    });
    std::erase_if(request_.groups, [&](const Grouping& group) {
        if (!group.grain) return false;
        dimension_elements_.push_back({source_.catalog.tables.size()});
        plan_.dimensions.push_back({{query_plan::DateBucket{*group.grain, Box<Expression>(start)}},
                                    grain_label(*group.grain),
                                    words(group.words)});
        return true;
    });
}

std::optional<Built> PlanBuilder::build_newcomers() {
    const bool counted =
        request_.measures.size() == 1 && request_.measures[0].counts && request_.measures[0].what;
    const bool listed = request_.measures.empty() && request_.projections.size() == 1;
    if (!counted && !listed) return std::nullopt;
    const auto entity = chosen(counted ? *request_.measures[0].what : request_.projections[0]);
    const bool said_when =
        std::ranges::any_of(request_.tests,
                            [](const Test& test) { return test.kind == TestKind::period; }) ||
        std::ranges::any_of(request_.groups,
                            [](const auto& group) { return group.grain.has_value(); });
    if (!entity.is_table() || !said_when || request_.comparison) return std::nullopt;
    sources_.emplace(source_.catalog, entity.table);
    plan_.calendar = context_.calendar;
    const auto start = start_of(entity.table);
    if (!start) return std::nullopt;
    if (listed && !request_.groups.empty()) {
        Target count;
        count.counts = true;
        count.what = std::move(request_.projections[0]);
        count.words = count.what->words;
        request_.projections.clear();
        request_.measures.push_back(std::move(count));
    }
    if (!add_measures()) return std::nullopt;
    date_by(*start);
    if (!add_groups() || !add_projections() || !add_tests() || !add_extreme() || !add_orders() ||
        !add_default_order()) {
        return std::nullopt;
    }
    return finished();
}

}  // namespace datapilot::questions
