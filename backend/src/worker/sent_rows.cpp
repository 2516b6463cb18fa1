#include "worker/sent_rows.h"

#include <utility>

#include "workers/protocol/table_frames.h"

namespace datapilot::worker {
namespace {

constexpr std::size_t batch_bytes = 64 << 10;

}  // namespace

void SentRows::take(std::vector<results::Cell>& row) {
    workers::append_row(batch_, row);
    if (batch_.size() >= batch_bytes) send_batch();
}

void SentRows::end(const std::vector<results::Column>& columns) {
    if (!batch_.empty()) send_batch();
    channel_.send({workers::FrameType::columns, workers::encode_columns(columns)});
}

void SentRows::send_batch() {
    workers::Frame frame{workers::FrameType::rows, std::move(batch_)};
    channel_.send(frame);
    batch_ = std::move(frame.payload);  // its memory serves the next one
    batch_.clear();
}

}  // namespace datapilot::worker
