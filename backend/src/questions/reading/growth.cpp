#include <algorithm>

#include "questions/reading/reader.h"

// « évolution du CA entre 2023 et 2024 »: one year beside the other, and the change.
namespace datapilot::questions {

using language::Marker;
using language::PeriodComparison;
using query_plan::Transform;

namespace {

using std::chrono::years;

// The years at both ends, where the words are of whole years.
std::optional<std::pair<language::DateRange, language::DateRange>> end_years(
    const language::Period& period) {
    const auto& [begin, end] = period.range;
    if (!begin || !end || period.grain != language::Grain::year) return std::nullopt;
    if (*begin + years{1} >= *end) return std::nullopt;
    return std::pair{language::DateRange{begin, *begin + years{1}},
                     language::DateRange{*end - years{1}, end}};
}

}  // namespace

void Reader::compare_ends_of_period() {
    const auto any = [&](auto holds) { return std::ranges::any_of(items_, holds); };
    const bool changes = any([](const Item& item) {
        return item.is(Marker::growth) || item.is(Marker::difference) ||
               item.text.starts_with("compar");
    });
    const bool evolves = any([](const Item& item) { return item.is(Marker::evolution); });
    if (says_grain() || request_.comparison || !(changes || evolves)) return;
    for (auto& test : request_.tests) {
        const auto ends = test.kind == TestKind::period ? end_years(test.period) : std::nullopt;
        if (!ends) continue;
        const bool adjacent = ends->first.end == ends->second.begin;
        if (!changes && !adjacent) continue;
        auto earlier = test.period;
        earlier.range = ends->first;
        test.period.range = ends->second;
        request_.comparison = PeriodComparison{.tokens = test.words,
                                               .with = PeriodComparison::With::explicit_period,
                                               .period = std::move(earlier)};
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (items_[i].is(Marker::difference)) take(i);
        }
        return;
    }
}

// « croissance du CA en 2025 »: beside the year before.
void Reader::compare_growth_with_year_before() {
    const bool grows = std::ranges::any_of(request_.measures, [](const Target& target) {
        return target.transform == Transform::growth && (target.what || target.counts);
    });
    if (says_grain() || !grows || request_.comparison) return;
    for (const auto& test : request_.tests) {
        if (test.kind != TestKind::period || test.negated) continue;
        if (!test.period.range.begin || !test.period.range.end) continue;
        request_.comparison = PeriodComparison{.tokens = test.words};
        return;
    }
}

// What is compared over two periods has its change beside it.
void Reader::leave_growth_to_comparison() {
    if (!request_.comparison) return;
    for (auto& measure : request_.measures) {
        if (measure.transform == Transform::growth) measure.transform = Transform::none;
    }
    std::erase_if(request_.measures, [](const Target& target) {
        return !target.what && !target.counts && target.transform == Transform::none;
    });
}

}  // namespace datapilot::questions
