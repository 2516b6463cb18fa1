#pragma once

#include <string_view>

#include "base/text.h"

namespace datapilot::http {

// What the value of Accept-Language prefers of the product's two languages; French by default.
base::Language preferred_language(std::string_view accept_language);

// True when the value of Accept names this media type with a weight above 0.
bool names_media_type(std::string_view accept, std::string_view media_type);

}  // namespace datapilot::http
