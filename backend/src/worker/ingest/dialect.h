#pragma once

#include <string>

namespace datapilot::worker::ingest {

// The character between cells: the one of , ; tab | that cuts the first lines most evenly.
// Quoted cells count as one, whatever stands inside.
char detect_separator(const std::string& path);

}  // namespace datapilot::worker::ingest
