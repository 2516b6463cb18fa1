#pragma once

#include <string>

#include "worker/ingest/file_profile.h"

namespace datapilot::worker::ingest {

// The separator of a rewritten file, which has no header and no empty line, quotes every cell and
// fills short rows, so that no other reader can take it for anything else.
inline constexpr char rewritten_separator = ',';

void rewrite_plainly(const std::string& from, const FileProfile& profile, const std::string& to);

}  // namespace datapilot::worker::ingest
