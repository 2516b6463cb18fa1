#pragma once

#include <filesystem>

#include "base/result.h"
#include "definitions/definitions.h"

namespace datapilot::command_line {

// Definitions as YAML or JSON, or as an OSI document. not_found, or what is wrong with them, field
// by field.
base::Result<definitions::Definitions> definitions_in(const std::filesystem::path& file);

}  // namespace datapilot::command_line
