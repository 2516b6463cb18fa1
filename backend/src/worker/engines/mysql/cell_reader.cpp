#include "worker/engines/mysql/cell_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "workers/protocol/utf8.h"

namespace datapilot::worker::mysql {
namespace {

using results::Cell;

constexpr unsigned binary_charset = 63;
constexpr std::size_t date_size = 10;
constexpr std::size_t seconds_size = 19;

// Numbers that MySQL's client header knows and MariaDB's does not.
constexpr int json_type = 245;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether the text has digits where the form has 0, and the same signs elsewhere.
bool has_form(std::string_view text, std::string_view form) {
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(),
                      [](char c, char f) { return f == '0' ? is_digit(c) : c == f; });
}

bool is_calendar_day(std::string_view date) {
    return date.substr(0, 4) != "0000" && date.substr(5, 2) != "00" && date.substr(8, 2) != "00";
}

std::optional<Cell> integer_cell(std::string_view text) {
    const auto* end = text.data() + text.size();
    std::int64_t value = 0;
    if (const auto read = std::from_chars(text.data(), end, value);
        read.ec == std::errc{} && read.ptr == end) {
        return value;
    }
    // Beyond 64 bits with a sign: BIGINT UNSIGNED.
    std::uint64_t large = 0;
    const auto read = std::from_chars(text.data(), end, large);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return results::Decimal{std::string{text}};
}

std::optional<Cell> bits_cell(std::string_view bytes) {
    if (bytes.size() > sizeof(std::uint64_t)) return std::nullopt;
    std::uint64_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return integer_cell(std::to_string(value));
}

std::optional<Cell> decimal_cell(std::string_view text) {
    auto digits = text;
    if (digits.starts_with('-')) digits.remove_prefix(1);
    const bool exact = !digits.empty() && is_digit(digits.back()) &&
                       std::ranges::count(digits, '.') <= 1 &&
                       std::ranges::all_of(digits, [](char c) { return is_digit(c) || c == '.'; });
    if (!exact) return std::nullopt;
    std::string written = text.size() > digits.size() ? "-" : "";
    // Those that ZEROFILL adds.
    while (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') digits.remove_prefix(1);
    if (digits.starts_with('.')) written += '0';
    return results::Decimal{std::move(written.append(digits))};
}

std::optional<Cell> floating_cell(std::string_view text) {
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<Cell> date_cell(std::string_view text) {
    if (!has_form(text, "0000-00-00")) return std::nullopt;
    if (!is_calendar_day(text)) return Cell{};
    return std::string{text};
}

std::optional<Cell> timestamp_cell(std::string_view text) {
    if (!has_form(text.substr(0, seconds_size), "0000-00-00 00:00:00")) return std::nullopt;
    auto fraction = text.substr(seconds_size);
    if (!fraction.empty() &&
        !has_form(fraction, std::string_view{".000000"}.substr(
                                0, std::min<std::size_t>(fraction.size(), 7)))) {
        return std::nullopt;
    }
    if (!is_calendar_day(text)) return Cell{};
    fraction = fraction.substr(0, fraction.find_last_not_of(".0") + 1);
    std::string written{text.substr(0, seconds_size + fraction.size())};
    written[date_size] = 'T';
    return written;
}

std::string hexadecimal(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex = "\\x";
    hex.reserve(2 + 2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

}  // namespace

Reading reading_of(const Field& field) {
    switch (field.type) {
        case MYSQL_TYPE_TINY:
            return field.length == 1 ? Reading::boolean : Reading::integer;
        case MYSQL_TYPE_SHORT:
        case MYSQL_TYPE_INT24:
        case MYSQL_TYPE_LONG:
        case MYSQL_TYPE_LONGLONG:
        case MYSQL_TYPE_YEAR:
            return Reading::integer;
        case MYSQL_TYPE_BIT:
            return Reading::bits;
        case MYSQL_TYPE_DECIMAL:
        case MYSQL_TYPE_NEWDECIMAL:
            return Reading::decimal;
        case MYSQL_TYPE_FLOAT:
        case MYSQL_TYPE_DOUBLE:
            return Reading::floating;
        case MYSQL_TYPE_DATE:
        case MYSQL_TYPE_NEWDATE:
            return Reading::date;
        case MYSQL_TYPE_DATETIME:
        case MYSQL_TYPE_TIMESTAMP:
            return Reading::timestamp;
        case MYSQL_TYPE_GEOMETRY:
            return Reading::binary;
        case MYSQL_TYPE_TIME:
        case MYSQL_TYPE_NULL:
            return Reading::text;
        default:
            if (static_cast<int>(field.type) == json_type) return Reading::text;
            return field.charset == binary_charset ? Reading::binary : Reading::text;
    }
}

results::ColumnType column_type(Reading reading) {
    switch (reading) {
        case Reading::boolean:
            return results::ColumnType::boolean;
        case Reading::integer:
        case Reading::bits:
            return results::ColumnType::integer;
        case Reading::decimal:
        case Reading::floating:
            return results::ColumnType::decimal;
        case Reading::date:
            return results::ColumnType::date;
        case Reading::timestamp:
            return results::ColumnType::timestamp;
        case Reading::text:
        case Reading::binary:
            break;
    }
    return results::ColumnType::text;
}

std::optional<Cell> read_cell(Reading reading, std::string_view text) {
    switch (reading) {
        case Reading::boolean:
        case Reading::integer:
            return integer_cell(text);
        case Reading::bits:
            return bits_cell(text);
        case Reading::decimal:
            return decimal_cell(text);
        case Reading::floating:
            return floating_cell(text);
        case Reading::date:
            return date_cell(text);
        case Reading::timestamp:
            return timestamp_cell(text);
        case Reading::binary:
            return hexadecimal(text);
        case Reading::text:
            break;
    }
    return workers::is_utf8(text) ? std::string{text} : hexadecimal(text);
}

}  // namespace datapilot::worker::mysql
