#pragma once

#include <cstddef>
#include <string>

namespace datapilot::dashboards {

constexpr std::size_t longest_title =
    200;  // characters, of a dashboard's name and a widget's title

// At most that many characters of it.
std::string shortened(const std::string& text, std::size_t most = longest_title);

}  // namespace datapilot::dashboards
