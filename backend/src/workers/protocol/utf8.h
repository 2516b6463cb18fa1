#pragma once

#include <string_view>

namespace datapilot::workers {

// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7): no surrogate, no overlong form.
bool is_utf8(std::string_view bytes);

}  // namespace datapilot::workers
