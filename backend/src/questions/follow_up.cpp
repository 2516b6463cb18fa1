#include "questions/follow_up.h"

#include <algorithm>

namespace datapilot::questions {

namespace {

bool same_column(const Test& before, const Test& said) {
    if (before.kind != TestKind::value || said.kind != TestKind::value) return false;
    return std::ranges::any_of(said.values, [&](const ValueMatch& value) {
        return value.column == before.values.front().column;
    });
}

// A period takes the place of a period, days of the week that of others, a value that of another of
// the same column.
void replace_tests(std::vector<Test>& before, std::vector<Test> said) {
    for (auto& test : said) {
        if (test.kind == TestKind::period || test.kind == TestKind::weekday) {
            std::erase_if(before, [&](const Test& old) { return old.kind == test.kind; });
        }
        const auto old = std::ranges::find_if(
            before, [&](const Test& known) { return same_column(known, test); });
        if (old != before.end()) {
            const auto column = old->values.front().column;
            std::erase_if(test.values,
                          [&](const ValueMatch& value) { return value.column != column; });
            before.erase(old);
        }
        before.push_back(std::move(test));
    }
}

// « et par mois ? » changes the time only, « et par pays ? » the rest only.
void replace_groups(std::vector<Grouping>& before, std::vector<Grouping> said) {
    const auto in_time = [](const Grouping& group) { return group.grain.has_value(); };
    const bool any_time = std::ranges::any_of(said, in_time);
    const bool any_other = !std::ranges::all_of(said, in_time);
    std::erase_if(before,
                  [&](const Grouping& group) { return in_time(group) ? any_time : any_other; });
    std::ranges::move(said, std::back_inserter(before));
}

}  // namespace

bool removes(const Request& said) {
    return !said.removes.empty() || said.removes_tests;
}

bool follows_up(const Request& said) {
    if (removes(said)) return true;
    const bool asks = !said.measures.empty() || !said.projections.empty() || said.everything;
    const bool changes = !said.tests.empty() || !said.groups.empty() || !said.orders.empty() ||
                         said.extreme || said.comparison;
    const bool stands_alone = said.extreme && said.extreme->what;
    return said.goes_on ? asks || changes : !asks && changes && !stands_alone;
}

namespace {

bool is_of(const Reference& said, std::optional<Element> element) {
    return element && std::ranges::any_of(said.candidates, [&](const SchemaMatch& match) {
               return match.element == *element;
           });
}

std::optional<Element> tested(const Test& test) {
    if (!test.values.empty()) return test.values.front().column;
    if (test.column && !test.column->candidates.empty()) return chosen(*test.column);
    return std::nullopt;
}

std::optional<Element> grouped(const Grouping& group) {
    return group.by ? std::optional{chosen(*group.by)} : std::nullopt;
}

}  // namespace

bool take_away(Request& before, const Request& said) {
    auto left = before.tests.size() + before.groups.size();
    if (said.removes.empty()) before.tests.clear();
    for (const auto& column : said.removes) {
        const bool by = std::ranges::any_of(
            before.groups, [&](const Grouping& group) { return is_of(column, grouped(group)); });
        if (by && !said.removes_tests) {
            std::erase_if(before.groups,
                          [&](const Grouping& group) { return is_of(column, grouped(group)); });
            continue;
        }
        std::erase_if(before.tests, [&](const Test& test) { return is_of(column, tested(test)); });
    }
    before.unknown = said.unknown;
    before.unused = said.unused;
    before.score = said.score;
    return before.tests.size() + before.groups.size() < left;
}

Request followed_up(Request before, Request said) {
    replace_tests(before.tests, std::move(said.tests));
    if (!said.groups.empty()) replace_groups(before.groups, std::move(said.groups));
    if (!said.measures.empty()) before.measures = std::move(said.measures);
    if (!said.projections.empty()) {
        // « et le CA ? » measures something else, « et les fournisseurs ? » lists something else.
        before.projections = std::move(said.projections);
        before.measures.clear();
    }
    if (!said.orders.empty()) before.orders = std::move(said.orders);
    if (said.extreme) {
        if (!said.extreme->what && before.extreme) said.extreme->what = before.extreme->what;
        before.extreme = std::move(said.extreme);
    }
    if (said.comparison) before.comparison = std::move(said.comparison);
    before.mentions = std::move(said.mentions);
    before.unknown = std::move(said.unknown);
    before.unused = std::move(said.unused);
    before.score = said.score;
    return before;
}

}  // namespace datapilot::questions
