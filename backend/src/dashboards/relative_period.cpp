#include "dashboards/relative_period.h"

#include <algorithm>
#include <array>

#include "dashboards/filtering.h"

namespace datapilot::dashboards {
namespace {

// What tells that days are counted from the day of the question.
constexpr std::array<std::string_view, 12> relative_words{
    "aujourd",  "hier",  "ce ",       "cet ",  "cette ", "dernier",
    "dernière", "today", "yesterday", "this ", "last ",  "past "};

bool is_relative(std::string_view words) {
    return std::ranges::any_of(relative_words, [&](std::string_view word) {
        return words.find(word) != std::string_view::npos;
    });
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

}  // namespace

std::optional<PeriodPreset> relative_period(std::string_view question,
                                            const query_plan::QueryPlan& plan) {
    const auto* condition = period_condition(plan);
    if (!condition) return std::nullopt;
    for (const auto& span : condition->words) {
        if (span.begin >= span.end || span.end > question.size()) continue;
        const auto words = lower_case(question.substr(span.begin, span.end - span.begin));
        if (is_relative(words + " ")) return preset_of(*period_of(plan), plan.calendar.today);
    }
    return std::nullopt;
}

}  // namespace datapilot::dashboards
