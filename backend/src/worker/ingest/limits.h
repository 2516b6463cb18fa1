#pragma once

#include <cstddef>
#include <cstdint>

namespace datapilot::worker::ingest {

inline constexpr std::int64_t largest_file = 8LL << 30;
inline constexpr std::size_t most_columns = 2'000;
inline constexpr std::size_t longest_record_allowed = 16 << 20;
inline constexpr std::size_t longest_column_name = 1'000;

}  // namespace datapilot::worker::ingest
