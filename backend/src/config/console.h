#pragma once

#include <optional>
#include <string>

namespace datapilot::config {

// Whether the user's console shows colours and wants them: NO_COLOR (no-color.org) and TERM.
bool console_has_colours();

// The password of `--connect`, which must not stand in the list of processes:
// DATAPILOT_CONNECT_PASSWORD.
std::optional<std::string> connect_password();

}  // namespace datapilot::config
