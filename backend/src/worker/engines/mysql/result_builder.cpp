#include "worker/engines/mysql/result_builder.h"

#include <algorithm>
#include <utility>

#include "worker/engines/server/server_failures.h"
#include "workers/protocol/table_frames.h"
#include "workers/protocol/utf8.h"

namespace datapilot::worker::mysql {

using results::Cell;

void ResultBuilder::begin(const std::vector<Field>& fields) {
    for (const auto& field : fields) {
        // bit(1) is a boolean of one bit; a wider one is a number.
        const bool one_bit = field.type == MYSQL_TYPE_BIT && field.length == 1;
        readings_.push_back(reading_of(field));
        const auto type = one_bit ? results::ColumnType::boolean : column_type(readings_.back());
        believable_ = believable_ && workers::is_utf8(field.name);
        table_.columns.push_back({field.name, type});
    }
}

bool ResultBuilder::add(const RawRow& row) {
    if (!believable_) return false;
    std::vector<Cell> cells(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i]) continue;
        auto cell = read_cell(readings_[i], *row[i]);
        if (!cell) {
            believable_ = false;
            return false;
        }
        cells[i] = std::move(*cell);
        bytes_ += static_cast<std::int64_t>(workers::weight(cells[i]));
    }
    const bool fits = std::cmp_less(table_.rows.size(), cap_.rows) && bytes_ <= cap_.bytes;
    if (!fits) {
        table_.truncated = true;
        return false;
    }
    table_.rows.push_back(std::move(cells));
    return true;
}

// A tinyint(1) may hold any small number: where it does, nothing is lost.
void ResultBuilder::settle_booleans(std::size_t column) {
    const auto is_truth = [column](const std::vector<Cell>& row) {
        const auto* number = std::get_if<std::int64_t>(&row[column]);
        return !number || *number == 0 || *number == 1;
    };
    if (!std::ranges::all_of(table_.rows, is_truth)) {
        table_.columns[column].type = results::ColumnType::integer;
        return;
    }
    for (auto& row : table_.rows) {
        if (const auto* number = std::get_if<std::int64_t>(&row[column]))
            row[column] = *number == 1;
    }
}

base::Result<results::ResultTable> ResultBuilder::take() {
    if (!believable_) return source_misbehaved("a value that is none of its type");
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        if (table_.columns[i].type == results::ColumnType::boolean) settle_booleans(i);
    }
    return std::move(table_);
}

}  // namespace datapilot::worker::mysql
