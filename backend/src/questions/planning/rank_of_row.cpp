#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/plan_builder.h"

// « le Rhône est classé combien en taux d'abstention ? »: all are ranked, and one is shown.
namespace datapilot::questions {

using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Condition;
using query_plan::QueryPlan;

std::optional<Built> PlanBuilder::build_rank() {
    const auto named = std::ranges::find_if(request_.tests, [](const Test& test) {
        return test.kind == TestKind::value && !test.values.empty() && !test.negated;
    });
    if (named == request_.tests.end()) return std::nullopt;
    const auto value = named->values.front();
    auto all = request_;
    all.rank.reset();
    all.tests.erase(all.tests.begin() + (named - request_.tests.begin()));
    Grouping each;
    each.by = Reference{{{value.column, 1, true}}, std::nullopt, {}};
    each.words = named->words;
    all.groups = {each};
    std::erase_if(all.projections, [&](const Reference& shown) {
        return chosen(shown).is_table() || !source_.fact(chosen(shown)).numeric();
    });
    auto built = PlanBuilder(context_, all).build();
    if (!built || built->plan.measures.size() != 1 || built->plan.dimensions.empty()) {
        return std::nullopt;
    }
    auto& ranked = built->plan;
    ranked.order.clear();
    auto rank = ranked.measures.front();
    rank.transform = query_plan::Transform::rank;
    rank.format = query_plan::Format::plain;
    rank.label = {"Rang", "Rank"};
    rank.words = words(*request_.rank);
    ranked.measures.push_back(rank);
    for (auto& dimension : ranked.dimensions) dimension.shown = true;

    QueryPlan one;
    one.calendar = ranked.calendar;
    const auto& name = ranked.dimensions.front();
    one.dimensions.push_back({{ColumnRef{0, name.label.french}}, name.label, name.words});
    for (const auto& measure : ranked.measures) {
        one.dimensions.push_back({{ColumnRef{0, measure.label.french}},
                                  measure.label,
                                  measure.words,
                                  true,
                                  measure.format,
                                  measure.unit});
    }
    query_plan::OneOf one_of{{ColumnRef{0, name.label.french}}, {}};
    for (const auto& stored : value.stored) {
        one_of.values.push_back({catalog::ColumnType::text, stored});
    }
    one.filter =
        Condition{std::move(one_of), values_label(name.label, value.stored), words(named->words)};
    one.sources.emplace_back().from = Box<QueryPlan>(std::move(ranked));
    return Built{std::move(one), built->doubt};
}

}  // namespace datapilot::questions
