#include "worker/engines/row_sink.h"

#include <utility>

#include "workers/protocol/table_frames.h"

namespace datapilot::worker {

bool RowSink::add(std::vector<results::Cell>& row) {
    std::int64_t bytes = bytes_;
    for (const auto& cell : row) bytes += static_cast<std::int64_t>(workers::weight(cell));
    if (rows_ >= cap_.rows || bytes > cap_.bytes) {
        truncated_ = true;
        return false;
    }
    ++rows_;
    bytes_ = bytes;
    take(row);
    return true;
}

void CollectedRows::end(const std::vector<results::Column>& columns) {
    table_.columns = columns;
    results::settle_booleans(table_);
}

results::ResultTable CollectedRows::table() && {
    table_.truncated = truncated();
    return std::move(table_);
}

}  // namespace datapilot::worker
