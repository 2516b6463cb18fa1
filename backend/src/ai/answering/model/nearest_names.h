#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace datapilot::ai::answering::model {

// The known names that a wrong one may have been meant for, closest first, at most three: few
// letters apart once case and accents are aside, or one inside the other.
std::vector<std::string> nearest_names(std::string_view wrong,
                                       const std::vector<std::string>& known);

}  // namespace datapilot::ai::answering::model
