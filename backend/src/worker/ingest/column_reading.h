#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "worker/ingest/column_profile.h"
#include "workers/jobs.h"

namespace datapilot::worker::ingest {

// What the columns of one file tell about each other.
struct FileHabits {
    char separator = ';';
    bool decimal_comma = false;  // some column can only be read with it
};

// How a column is read: `read_as` by DuckDB's CSV reader, then `sql` over it, where `sql` is
// empty if the first is enough.
struct ColumnReading {
    std::string read_as = "VARCHAR";
    std::string sql{};
    std::string format{};  // catalog::Column::format
    std::optional<workers::IngestWarning> warning{};
};

bool needs_decimal_comma(const ColumnProfile& profile);

// Chooses a type that every cell of the column fits; text where none does. `source` is the
// column's name in SQL, quoted; `name` is the one the user gave.
ColumnReading read_column(const ColumnProfile& profile, const FileHabits& habits,
                          std::string_view name, const std::string& source);

}  // namespace datapilot::worker::ingest
