#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dashboards/period.h"
#include "dashboards/widget.h"

namespace datapilot::dashboards {

// The period that a number of this one is compared with; of one that runs, only as much as has
// passed by today. Whole months go back by months, other periods by their days. None where an end
// is open.
std::optional<Days> compared_period(const Days& days, Comparison comparison, base::Date today);

// By how much percent a number grew, with one decimal: "-12.5". None where that means nothing: from
// zero, or where one of them is missing. Both are exact digits.
std::optional<std::string> change_percent(std::string_view before, std::string_view now);

}  // namespace datapilot::dashboards
