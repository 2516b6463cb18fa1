#pragma once

#include <optional>
#include <string_view>

#include "dashboards/period.h"
#include "query_plan/query_plan.h"

namespace datapilot::dashboards {

// The preset that the words of a question meant on the day it was asked: « ce mois-ci » must be
// another month in a month. None where they name the days themselves (« en novembre »).
std::optional<PeriodPreset> relative_period(std::string_view question,
                                            const query_plan::QueryPlan& plan);

}  // namespace datapilot::dashboards
