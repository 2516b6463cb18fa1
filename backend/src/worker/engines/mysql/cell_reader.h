#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "results/result_table.h"
#include "worker/engines/mysql/link.h"

namespace datapilot::worker::mysql {

// How the cells of a column are read. Bytes that are no text become hexadecimal.
enum class Reading {
    boolean,  // tinyint(1), bit(1)
    integer,
    bits,
    decimal,
    floating,
    date,  // zero dates, which are no dates, become absent
    timestamp,
    text,
    binary,
};

Reading reading_of(const Field& field);
results::ColumnType column_type(Reading reading);

// A cell from the text of the server; nothing where it is no value of that type, which no honest
// server sends. A boolean comes as its number.
std::optional<results::Cell> read_cell(Reading reading, std::string_view text);

}  // namespace datapilot::worker::mysql
