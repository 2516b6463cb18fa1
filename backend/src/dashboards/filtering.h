#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "dashboards/filters.h"
#include "query_plan/query_plan.h"
#include "questions/rule_engine.h"

// What the filters of a dashboard make of the plan of a widget; pure.
namespace datapilot::dashboards {

// `not_applicable`: the data source has no such table or column, or the plan cannot take it in.
enum class FilterFate { applied, not_set, not_applicable };

std::string_view name(FilterFate fate);

struct Fates {
    FilterFate period = FilterFate::not_set;
    std::vector<FilterFate> conditions{};  // in the order of the filters
};

// The data source of a plan.
struct PlanSource {
    const catalog::Catalog& catalog;
    const questions::RuleEngine& rules;
};

struct FilteredPlan {
    query_plan::QueryPlan plan;
    Fates fates;
};

// Each filter as if somebody had edited the plan's chips; what cannot be applied is left out.
FilteredPlan filtered(query_plan::QueryPlan plan, const Filters& filters, base::Date today,
                      const PlanSource& source);

// The condition that is the period of the plan; null where it has none.
const query_plan::Condition* period_condition(const query_plan::QueryPlan& plan);

// The period that the plan is about, if it is about one.
std::optional<Days> period_of(const query_plan::QueryPlan& plan);

// The plan about another period: in the place of its own, else along the date that it is drawn by,
// else by the first date of its table. None where it has no date.
std::optional<query_plan::QueryPlan> plan_over(const query_plan::QueryPlan& plan, const Days& days,
                                               const PlanSource& source);

}  // namespace datapilot::dashboards
