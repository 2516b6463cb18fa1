#pragma once

#include <vector>

namespace datapilot::base {

using Bytes = std::vector<unsigned char>;

}  // namespace datapilot::base
