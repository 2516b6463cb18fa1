#pragma once

#include "config/reader.h"
#include "config/settings.h"

namespace datapilot::config {

// Reads what is said of the language model; what is wrong with it is the reader's fault list.
ModelSettings read_model(Reader& read, Environment environment);

}  // namespace datapilot::config
