#pragma once

#include <duckdb.h>

#include <optional>

#include "results/result_table.h"

namespace datapilot::worker {

// What cells of this type are shown as; nothing where they can only be read as a cast to text.
std::optional<results::ColumnType> readable_as(duckdb_logical_type type);

// Reads the cells of one column of one chunk; it must not outlive the chunk.
class CellReader {
  public:
    explicit CellReader(duckdb_vector vector);
    results::Cell read(idx_t row) const;

  private:
    results::Cell read_decimal(idx_t row) const;

    duckdb_type type_;
    duckdb_type decimal_storage_ = DUCKDB_TYPE_INVALID;
    int scale_ = 0;
    const void* data_;
    uint64_t* validity_;
};

}  // namespace datapilot::worker
