#pragma once

#include <cstddef>
#include <optional>

#include "base/error.h"
#include "catalog/catalog.h"

namespace datapilot::data_sources {

inline constexpr std::size_t most_schema_bytes = 24 << 20;

// The catalog with as many of its sampled values as fit in this many bytes of JSON; nothing where
// not even its names do.
std::optional<catalog::Catalog> fitted(catalog::Catalog catalog,
                                       std::size_t most_bytes = most_schema_bytes);

// validation_failed on `connection.schemas`.
base::Error schema_too_large();

}  // namespace datapilot::data_sources
