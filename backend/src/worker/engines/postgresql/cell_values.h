#pragma once

#include <cstdint>
#include <string>

#include "results/result_table.h"

// Cells of our own questions about the server. A hostile one may answer with other types: what is
// not there as expected is empty, zero or false.
namespace datapilot::worker::postgresql {

inline std::string text(const results::Cell& cell) {
    const auto* value = std::get_if<std::string>(&cell);
    return value ? *value : "";
}

inline std::int64_t number(const results::Cell& cell) {
    const auto* value = std::get_if<std::int64_t>(&cell);
    return value ? *value : 0;
}

inline bool flag(const results::Cell& cell) {
    const auto* value = std::get_if<bool>(&cell);
    return value && *value;
}

}  // namespace datapilot::worker::postgresql
