#pragma once

#include <string_view>

namespace datapilot::semantic_layers {

// The text of data/<name>, which the build puts inside the program; throws std::logic_error for a
// name that is not there.
std::string_view data_file(std::string_view name);

}  // namespace datapilot::semantic_layers
