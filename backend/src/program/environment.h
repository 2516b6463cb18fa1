#pragma once

#include <optional>

#include "config/settings.h"

namespace datapilot::program {

// The settings of this process; nothing, once what is wrong with them was told on standard error.
std::optional<config::Settings> read_environment(config::Purpose purpose);

}  // namespace datapilot::program
