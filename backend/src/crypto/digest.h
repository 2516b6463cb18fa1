#pragma once

#include <string_view>

#include "base/bytes.h"

namespace datapilot::crypto {

base::Bytes sha256(std::string_view message);
base::Bytes hmac_sha256(const base::Bytes& key, std::string_view message);

// The same time whatever differs; different lengths are never equal.
bool equal_in_constant_time(const base::Bytes& left, const base::Bytes& right);

// A key of 256 bits for one purpose, so that no secret is used for two.
base::Bytes derived_key(std::string_view secret, std::string_view purpose);

}  // namespace datapilot::crypto
