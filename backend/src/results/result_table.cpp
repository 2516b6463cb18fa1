#include "results/result_table.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <utility>

namespace datapilot::results {
namespace {

namespace json = boost::json;

constexpr std::array type_names{
    std::pair{ColumnType::text, std::string_view{"text"}},
    std::pair{ColumnType::integer, std::string_view{"integer"}},
    std::pair{ColumnType::decimal, std::string_view{"decimal"}},
    std::pair{ColumnType::date, std::string_view{"date"}},
    std::pair{ColumnType::timestamp, std::string_view{"timestamp"}},
    std::pair{ColumnType::boolean, std::string_view{"boolean"}},
};

// Integers past this are not exact in a JavaScript number.
constexpr std::int64_t largest_json_integer = 9007199254740992;

struct CellToJson {
    json::value operator()(std::monostate) const { return nullptr; }
    json::value operator()(bool value) const { return value; }
    json::value operator()(double value) const { return value; }
    json::value operator()(const Decimal& value) const { return json::string{value.digits}; }
    json::value operator()(const std::string& value) const { return json::string{value}; }
    json::value operator()(std::int64_t value) const {
        if (value > largest_json_integer || value < -largest_json_integer) {
            return json::string{std::to_string(value)};
        }
        return value;
    }
};

base::Error not_a_cell(std::string_view what) {
    return {base::Errc::internal,
            {"Le résultat reçu est illisible.", "The result received cannot be read."},
            "not a cell: " + std::string{what}};
}

base::Result<Cell> integer_from_text(std::string_view text) {
    std::int64_t value = 0;
    const auto end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return not_a_cell(text);
    return Cell{value};
}

}  // namespace

std::string_view name(ColumnType type) {
    for (const auto& [candidate, text] : type_names) {
        if (candidate == type) return text;
    }
    return "text";
}

base::Result<ColumnType> column_type_from_name(std::string_view text) {
    for (const auto& [type, candidate] : type_names) {
        if (candidate == text) return type;
    }
    return not_a_cell(text);
}

json::value to_json(const Cell& cell) {
    return std::visit(CellToJson{}, cell);
}

json::array rows_to_json(const Rows& rows) {
    return rows_to_json(rows, 0, rows.size());
}

json::array rows_to_json(const Rows& rows, std::size_t first, std::size_t most) {
    json::array all;
    const auto end = std::min(rows.size(), first + most);
    all.reserve(end - first);
    for (auto row = first; row < end; ++row) {
        json::array cells;
        cells.reserve(rows[row].size());
        for (const auto& cell : rows[row]) cells.push_back(to_json(cell));
        all.push_back(std::move(cells));
    }
    return all;
}

base::Result<Cell> cell_from_json(const json::value& value, ColumnType type) {
    if (value.is_null()) return Cell{};
    if (value.is_bool()) return Cell{value.get_bool()};
    if (value.is_int64()) return Cell{value.get_int64()};
    if (value.is_uint64()) return Cell{Decimal{std::to_string(value.get_uint64())}};
    if (value.is_double()) return Cell{value.get_double()};
    if (!value.is_string()) return not_a_cell(json::serialize(value));
    const std::string_view text = value.get_string();
    if (type == ColumnType::decimal) return Cell{Decimal{std::string{text}}};
    if (type == ColumnType::integer) return integer_from_text(text);
    return Cell{std::string{text}};
}

bool settle_booleans(ResultTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].type != ColumnType::boolean) continue;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            auto& cell = table.rows.cell(row, i);
            const auto* number = std::get_if<std::int64_t>(&cell);
            if (!number) continue;
            if (*number != 0 && *number != 1) return false;
            cell = *number == 1;
        }
    }
    return true;
}

}  // namespace datapilot::results
