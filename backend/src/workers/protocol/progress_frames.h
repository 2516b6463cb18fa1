#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workers/jobs.h"

// The payload of a progress frame: the percentage in one byte and, of a schema that is read, the
// phase in one, then the tables that are read and all of them in four each, little-endian.
namespace datapilot::workers {

std::string encode_progress(const Progress& progress);
// Nothing for what no worker that can be trusted sends.
std::optional<Progress> progress_from(std::string_view payload);

}  // namespace datapilot::workers
