#pragma once

namespace datapilot::config {

// Whether the user's console shows colours and wants them: NO_COLOR (no-color.org) and TERM.
bool console_has_colours();

}  // namespace datapilot::config
