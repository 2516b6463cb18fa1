#pragma once

#include <cstddef>
#include <string>

#include "base/bytes.h"

namespace datapilot::crypto {

base::Bytes random_bytes(std::size_t count);

// A random UUID (version 4), in text.
std::string random_uuid();

}  // namespace datapilot::crypto
