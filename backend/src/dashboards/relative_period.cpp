#include "dashboards/relative_period.h"

#include <algorithm>
#include <array>
#include <utility>

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

// What says that the preset is one of its kind: « cette semaine » is no seven days.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> units{{
    {"week", "semaine"},
    {"week", "week"},
    {"month", "mois"},
    {"month", "month"},
    {"quarter", "trimestre"},
    {"quarter", "quarter"},
    {"year", "an"},
    {"year", "year"},
    {"days", "jours"},
    {"days", "days"},
}};

std::optional<PeriodPreset> said(const std::vector<PeriodPreset>& presets, std::string_view words) {
    for (const auto preset : presets) {
        const bool named = std::ranges::any_of(units, [&](const auto& unit) {
            return name(preset).find(unit.first) != std::string_view::npos &&
                   words.find(unit.second) != std::string_view::npos;
        });
        if (named) return preset;
    }
    return presets.empty() ? std::nullopt : std::optional{presets.front()};
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
        if (!is_relative(words + " ")) continue;
        return said(presets_of(*period_of(plan), plan.calendar.today), words);
    }
    return std::nullopt;
}

}  // namespace datapilot::dashboards
