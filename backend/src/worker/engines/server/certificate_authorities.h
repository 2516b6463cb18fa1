#pragma once

#include <string>

#include "workers/data_location.h"

namespace datapilot::worker {

// The file of the authorities that a TLS link believes: the customer's own, written to the
// worker's folder, or the machine's. Throws where the file cannot be written.
std::string authorities_file(const workers::Tls& tls, const std::string& temporary_directory);

}  // namespace datapilot::worker
