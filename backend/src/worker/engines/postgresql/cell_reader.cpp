#include "worker/engines/postgresql/cell_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "workers/protocol/utf8.h"

namespace datapilot::worker::postgresql {
namespace {

using results::Cell;
using results::ColumnType;

// From PostgreSQL's src/include/catalog/pg_type.dat.
enum : Oid {
    oid_bool = 16,
    oid_int8 = 20,
    oid_int2 = 21,
    oid_int4 = 23,
    oid_oid = 26,
    oid_float4 = 700,
    oid_float8 = 701,
    oid_money = 790,
    oid_bpchar = 1042,
    oid_date = 1082,
    oid_timestamp = 1114,
    oid_timestamptz = 1184,
    oid_numeric = 1700,
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A server whose encoding is SQL_ASCII sends the bytes that were once put in: in France, mostly
// those of Windows-1252, of which Latin-1 is the part that letters need.
std::string as_utf8(std::string_view bytes) {
    if (workers::is_utf8(bytes)) return std::string{bytes};
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xC0 | (byte >> 6));
            text += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return text;
}

Cell integer(std::string_view text) {
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec == std::errc{} && read.ptr == end) return value;
    return as_utf8(text);
}

Cell real(std::string_view text) {
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec == std::errc{} && read.ptr == end && std::isfinite(value)) return value;
    return as_utf8(text);
}

Cell decimal(std::string_view text) {
    const auto digits = text.starts_with('-') ? text.substr(1) : text;
    const bool number = !digits.empty() &&
                        std::ranges::all_of(digits, [](char c) { return is_digit(c) || c == '.'; });
    if (!number) return as_utf8(text);
    return results::Decimal{std::string{text}};
}

Cell money(std::string_view text, MoneyForm form) {
    const bool negative = text.find('-') != text.npos || text.find('(') != text.npos;
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    if (digits.empty()) return as_utf8(text);
    const auto decimals = static_cast<std::size_t>(form.decimals);
    if (decimals > 0) {
        if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, ".");
    }
    return results::Decimal{(negative ? "-" : "") + digits};
}

// "2025-12-31 08:30:00+01" is 2025-12-31T08:30:00+01:00.
std::string timestamp(std::string_view text) {
    auto written = as_utf8(text);
    const auto blank = written.find(' ');
    if (blank == written.npos) return written;
    written[blank] = 'T';
    const auto sign = written.find_first_of("+-", blank);
    const auto end = std::min(written.find(' ', blank), written.size());
    if (sign != written.npos && end - sign == 3) written.insert(end, ":00");
    return written;
}

}  // namespace

ColumnType shown_as(Oid type) {
    switch (type) {
        case oid_bool:
            return ColumnType::boolean;
        case oid_int2:
        case oid_int4:
        case oid_int8:
        case oid_oid:
            return ColumnType::integer;
        case oid_float4:
        case oid_float8:
        case oid_money:
        case oid_numeric:
            return ColumnType::decimal;
        case oid_date:
            return ColumnType::date;
        case oid_timestamp:
        case oid_timestamptz:
            return ColumnType::timestamp;
        default:
            return ColumnType::text;
    }
}

MoneyForm money_form(std::string_view one) {
    const auto digits = std::ranges::count_if(one, is_digit);
    return {.decimals = digits > 0 ? static_cast<int>(digits) - 1 : 2};
}

Cell cell_of(std::string_view text, Oid type, MoneyForm form) {
    switch (type) {
        case oid_bool:
            return text == "t";
        case oid_int2:
        case oid_int4:
        case oid_int8:
        case oid_oid:
            return integer(text);
        case oid_float4:
        case oid_float8:
            return real(text);
        case oid_numeric:
            return decimal(text);
        case oid_money:
            return money(text, form);
        case oid_timestamp:
        case oid_timestamptz:
            return timestamp(text);
        case oid_bpchar:
            // The blanks that fill it up mean nothing to PostgreSQL either.
            return as_utf8(text.substr(0, text.find_last_not_of(' ') + 1));
        default:
            return as_utf8(text);
    }
}

}  // namespace datapilot::worker::postgresql
