#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace datapilot::crypto {

// Base64 for URLs without padding (RFC 4648 section 5). Reading is strict: one text for each value.
std::string base64url(const base::Bytes& bytes);
std::string base64url(std::string_view bytes);
std::optional<base::Bytes> from_base64url(std::string_view text);

}  // namespace datapilot::crypto
