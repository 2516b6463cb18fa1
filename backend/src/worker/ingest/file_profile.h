#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "worker/ingest/column_profile.h"
#include "worker/ingest/header.h"

namespace datapilot::worker::ingest {

// All that is learnt from reading a UTF-8 file once, before DuckDB reads it.
struct FileProfile {
    char separator = ';';
    bool has_header = true;
    Header header;  // one name a column; "" for one that is not read
    std::vector<ColumnProfile> columns;
    std::int64_t rows = 0;
    std::int64_t short_rows = 0;
    std::int64_t first_short_line = 0;
    std::int64_t empty_rows = 0;
    std::size_t longest_record = 0;
    bool must_be_rewritten = false;  // another reader could take the file otherwise than we do
};

// Errors: file_header_only, file_header_invalid, file_row_too_long, too_many_columns.
base::Result<FileProfile> profile_file(const std::string& path, char separator);

}  // namespace datapilot::worker::ingest
