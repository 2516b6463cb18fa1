#pragma once

#include <optional>
#include <string>

#include "worker/ingest/column_reading.h"

namespace datapilot::worker::ingest {

// The form in which every cell of the column is a number, if there is one.
std::optional<NumberForm> number_form_of(const ColumnProfile& profile, const FileHabits& habits);

// `text` is SQL that gives the cells without blanks and marks of absence; `direct` says that
// DuckDB's reader may parse them itself. Nothing where no numeric type holds them all exactly.
std::optional<ColumnReading> read_number(const ColumnProfile& profile, NumberForm form,
                                         const std::string& text, const std::string& source,
                                         bool direct);

}  // namespace datapilot::worker::ingest
