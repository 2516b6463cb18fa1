#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace datapilot::worker::ingest {

// The ways of writing a date, with or without a time of day; "01/02/2025" is both dmy and mdy.
enum DateForm : std::uint8_t {
    ymd = 0,       // 2025-12-31, 2025/12/31, 2025-12-31T08:30:00Z
    dmy = 1,       // 31/12/2025 08:30
    mdy = 2,       // 12/31/2025
    month = 3,     // 2025-12
    month_my = 4,  // 12/2025
    sas = 5,       // 08DEC1968:00:00:00
};
inline constexpr std::size_t date_forms = 6;

struct DateShape {
    std::uint8_t forms = 0;  // bit f: it can be read in the form f
    char separator = 0;      // between day, month and year
    bool short_year = false;
    bool time = false;     // hours and minutes are written
    bool midnight = true;  // and they are 00:00:00, if they are
    bool seconds = false;
    bool fraction = false;
    bool offset = false;    // "Z" or "+02:00"
    bool letter_t = false;  // "T" between date and time
};

// Reads a trimmed cell; only days that exist are dates.
std::optional<DateShape> date_shape(std::string_view text);

}  // namespace datapilot::worker::ingest
