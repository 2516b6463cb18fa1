#pragma once

#include "command_line/command.h"

namespace datapilot::program {

// `datapilot serve`: the API, until SIGTERM or SIGINT.
command_line::Command serve_command();

// `datapilot migrate`: brings the metadata store forward, or tells where it stands.
command_line::Command migrate_command();

// `datapilot config`: whether `serve` could start with this environment, or what can be set.
command_line::Command config_command();

// `datapilot keys rotate`: what is encrypted comes under the first key.
command_line::Command keys_command();

}  // namespace datapilot::program
