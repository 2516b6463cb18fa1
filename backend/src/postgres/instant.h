#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace datapilot::postgres {

// timestamptz as PostgreSQL writes it in UTC with DateStyle ISO: 2025-12-31 08:30:00.123456+00.
std::string instant_text(base::Instant instant);
std::optional<base::Instant> parse_instant(std::string_view text);

}  // namespace datapilot::postgres
