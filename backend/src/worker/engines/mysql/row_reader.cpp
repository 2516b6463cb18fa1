#include "worker/engines/mysql/row_reader.h"

#include <optional>
#include <utility>

#include "worker/engines/server/server_failures.h"
#include "workers/protocol/utf8.h"

namespace datapilot::worker::mysql {
namespace {

using results::Cell;
using results::ColumnType;

// A tinyint(1) may hold any small number: where it does, nothing is lost.
void widen(ColumnType& type, const Cell& cell) {
    const auto* number = std::get_if<std::int64_t>(&cell);
    const bool is_truth = !number || *number == 0 || *number == 1;
    if (type == ColumnType::boolean && !is_truth) type = ColumnType::integer;
}

}  // namespace

void RowReader::begin(const std::vector<Field>& fields) {
    for (const auto& field : fields) {
        // bit(1) is a boolean of one bit; a wider one is a number.
        const bool one_bit = field.type == MYSQL_TYPE_BIT && field.length == 1;
        readings_.push_back(reading_of(field));
        const auto type = one_bit ? ColumnType::boolean : column_type(readings_.back());
        believable_ = believable_ && workers::is_utf8(field.name);
        columns_.push_back({field.name, type});
    }
}

bool RowReader::add(const RawRow& row) {
    row_.clear();
    for (std::size_t i = 0; i < row.size() && believable_; ++i) {
        auto cell = row[i] ? read_cell(readings_[i], *row[i]) : std::optional{Cell{}};
        believable_ = cell.has_value();
        if (!cell) break;
        widen(columns_[i].type, row_.emplace_back(std::move(*cell)));
    }
    return believable_ && sink_.add(row_);
}

base::Result<void> RowReader::end() {
    if (!believable_) return source_misbehaved("a value that is none of its type");
    sink_.end(columns_);
    return {};
}

}  // namespace datapilot::worker::mysql
