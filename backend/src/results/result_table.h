#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "results/rows.h"

namespace datapilot::results {

enum class ColumnType { text, integer, decimal, date, timestamp, boolean };

struct Column {
    std::string name;
    ColumnType type = ColumnType::text;
    bool operator==(const Column&) const = default;
};

// What a query gave: rows are as wide as columns. `truncated` says that a cap cut the rows.
struct ResultTable {
    std::vector<Column> columns;
    Rows rows;
    bool truncated = false;
    bool operator==(const ResultTable&) const = default;
};

std::string_view name(ColumnType type);
base::Result<ColumnType> column_type_from_name(std::string_view name);

// Where a worker could not know before the last row that a column is one of booleans, it holds 0
// and 1 for them. False where it holds another number.
bool settle_booleans(ResultTable& table);

// In JSON a Decimal is a string, an integer beyond 2^53 is a string, a double is a number.
boost::json::value to_json(const Cell& cell);
boost::json::array rows_to_json(const Rows& rows);
// Those from `first` on, `most` at most.
boost::json::array rows_to_json(const Rows& rows, std::size_t first, std::size_t most);
// Reads a cell back knowing its column's type.
base::Result<Cell> cell_from_json(const boost::json::value& value, ColumnType type);

}  // namespace datapilot::results
