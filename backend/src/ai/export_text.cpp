#include "ai/export_text.h"

#include <algorithm>
#include <boost/json.hpp>
#include <variant>

#include "questions/language/tokens.h"
#include "results/decimal_digits.h"

namespace datapilot::ai {
namespace {

using results::Cell;
using results::ColumnType;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_stem = 60;

bool is_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const bool digits =
        !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
    return digits && std::ranges::count_if(text, [](char c) { return c == '.' || c == ','; }) <= 1;
}

// A spreadsheet would run a text that begins like a formula; an apostrophe makes it a text.
std::string disarmed(std::string text) {
    if (text.empty() || std::string_view{"=+-@\t\r"}.find(text.front()) == std::string_view::npos)
        return text;
    return is_number(text) ? text : "'" + text;
}

std::string quoted(std::string text) {
    if (text.find_first_of(";\"\r\n") == std::string::npos) return text;
    std::string safe = "\"";
    for (const char character : text) {
        if (character == '"') safe += '"';
        safe += character;
    }
    return safe + "\"";
}

std::string decimal_comma(std::string digits) {
    std::ranges::replace(digits, '.', ',');
    return digits;
}

bool holds_dates(const results::ShownColumn& column) {
    return column.column.type == ColumnType::date || column.column.type == ColumnType::timestamp;
}

std::string csv_cell(const results::ShownColumn& column, const Cell& cell) {
    const auto digits = results::digits_of(cell);
    if (!digits.empty()) return decimal_comma(digits);
    if (holds_dates(column) || std::holds_alternative<bool>(cell)) {
        return results::shown(cell, column, 0, base::Language::french);
    }
    const auto* text = std::get_if<std::string>(&cell);
    return text ? quoted(disarmed(*text)) : std::string{};
}

}  // namespace

std::string csv_header(const std::vector<results::ShownColumn>& columns) {
    std::string line{byte_order_mark};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) line += ';';
        line += quoted(disarmed(columns[i].label));
    }
    return line.append(line_end);
}

std::string csv_line(const std::vector<results::ShownColumn>& columns, results::Row row) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) line += ';';
        line += csv_cell(columns[i], row[i]);
    }
    return line.append(line_end);
}

boost::json::object json_row(const std::vector<results::ShownColumn>& columns, results::Row row) {
    boost::json::object object;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        object[columns[i].column.name] = results::to_json(row[i]);
    }
    return object;
}

std::string file_stem(std::string_view question) {
    std::string stem;
    for (const char character : questions::language::fold(question)) {
        if (stem.size() == longest_stem) break;
        const bool kept =
            (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
        if (kept) {
            stem += character;
        } else if (!stem.empty() && stem.back() != '-') {
            stem += '-';
        }
    }
    if (stem.ends_with('-')) stem.pop_back();
    return stem.empty() ? "reponse" : stem;
}

}  // namespace datapilot::ai
